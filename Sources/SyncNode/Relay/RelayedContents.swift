import DomainModel
import JSONDiff
import SyncProtocol

/// Carries contents to the node above and from there, piece by piece, going on where a cut left off.
/// Both sides keep a content only when its digest is the one it goes by; the node above gives only
/// what this node's records may name (PROTOCOL.md, scope).
struct RelayedContents {
  /// A cut costs no more than this.
  static let pieceBytes = 1 << 20

  let node: NodeService
  let port: UpstreamPort
  let headers: [String: String]

  /// What became of a content.
  private enum Outcome {
    case wasShared
    case carried
    case missing
  }

  /// - Returns: whether any content went either way.
  func exchange() async throws(Failure) -> Bool {
    let now = node.environment.now()
    let due = try await node.store.read { reading throws(Failure) in
      try DueContent.all(at: now, reading)
    }
    var hasMoved = false
    for content in due {
      let outcome = content.isNamed ? try await share(content.digest) : .wasShared
      try await node.store.write { writing throws(Failure) in
        if case .missing = outcome {
          try content.wait(from: now, writing)
        } else {
          try content.settle(writing)
        }
      }
      if case .carried = outcome { hasMoved = true }
    }
    return hasMoved
  }

  private func share(_ digest: String) async throws(Failure) -> Outcome {
    let answer = try await call(.headBlob(digest: digest))
    let size = node.blobs.size(of: digest)
    switch (answer.status < 300, size) {
    case (true, .some): return .wasShared
    case (true, nil): return try await fetch(digest) ? .carried : .missing
    case (false, let size?):
      return try await send(digest, size, from: answer.uploadOffset ?? 0) ? .carried : .missing
    case (false, nil): return .missing
    }
  }

  /// - Returns: false when it isn't what its digest says, on this disk or above.
  private func send(
    _ digest: String, _ size: Int, from start: Int
  ) async throws(Failure) -> Bool {
    // All pieces there and still not whole: nothing is left to send that would end it.
    var offset = start < size ? start : 0
    repeat {
      guard let piece = try? node.blobs.piece(of: digest, from: offset, count: Self.pieceBytes),
        !piece.isEmpty || size == 0
      else { return false }
      var headers = ["Content-Type": "application/octet-stream"]
      if !piece.isEmpty {
        headers["Content-Range"] = "bytes \(offset)-\(offset + piece.count - 1)/\(size)"
      }
      let answer = try await call(.putBlob(digest: digest), headers, piece)
      if let problem = UpstreamLink.problem(answer) {
        guard problem.code != .digestMismatch else { return false }
        throw UpstreamLink.failure(problem)
      }
      offset += piece.count
    } while offset < size
    return true
  }

  /// - Returns: false when this node may not read it there, or what came wasn't it.
  private func fetch(_ digest: String) async throws(Failure) -> Bool {
    while true {
      let have = node.blobs.partSize(of: digest)
      let answer = try await call(
        .getBlob(digest: digest), ["Range": "bytes=\(have)-\(have + Self.pieceBytes - 1)"])
      // Nothing lies behind what is here already.
      if answer.status != 416, let problem = UpstreamLink.problem(answer) {
        guard problem.status == 404 else { throw UpstreamLink.failure(problem) }
        return false
      }
      do throws(Problem) {
        let piece = answer.status == 416 ? [] : answer.body
        try node.blobs.append(piece, to: digest)
        guard piece.count < Self.pieceBytes else { continue }
        try node.blobs.finish(digest)
        await node.poke()
        return true
      } catch {
        guard error.code != .digestMismatch else { return false }
        throw UpstreamLink.failure(error)
      }
    }
  }

  private func call(
    _ route: Route, _ more: [String: String] = [:], _ body: [UInt8] = []
  ) async throws(Failure) -> UpstreamPort.Answer {
    try await port.call(route, QueryItems(), headers.merging(more) { $1 }, body)
  }
}
