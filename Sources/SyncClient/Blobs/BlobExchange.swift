import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Trust

/// Sends and fetches contents, after all records: piece by piece, going on where a cut left off.
/// Both sides take a content only when its digest is the one it goes by.
struct BlobExchange {
  /// A cut costs no more than this.
  static let pieceBytes = 1 << 20

  let store: LocalStore
  let line: NodeLine
  /// What goes by file; nil over a line.
  var file: FileReach?

  func run(into report: inout SyncReport, by context: WriteContext) throws(LineFailure) {
    let queue = try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in try BlobQueue(reader) }
    }
    for digest in queue.up where file?.offered.contains(digest) ?? true {
      if try send(digest) { report.blobsSent += 1 }
      try forget(digest, by: context)
    }
    guard !queue.down.isEmpty else { return }
    for digest in try due(queue, by: context) {
      guard let isWhole = try fetch(digest) else { continue }
      if isWhole {
        report.blobsReceived += 1
        try forget(digest, by: context)
      } else {
        try change(by: context) { $0.miss(digest) }
      }
    }
  }

  private func due(_ queue: BlobQueue, by context: WriteContext) throws(LineFailure) -> [Digest32] {
    if let file { return queue.down.keys.filter(file.given.contains).sorted { $0.text < $1.text } }
    return try writing(by: context) { (transaction) throws(Failure) in
      try BlobQueue.due(in: transaction)
    }
  }

  private func forget(_ digest: Digest32, by context: WriteContext) throws(LineFailure) {
    try change(by: context) { $0.remove(digest) }
  }

  private func change(
    by context: WriteContext, _ body: (inout BlobQueue) -> Void
  ) throws(LineFailure) {
    try writing(by: context) { (transaction) throws(Failure) in
      var queue = try BlobQueue(transaction)
      body(&queue)
      try queue.keep(in: transaction)
    }
  }

  private func writing<T>(
    by context: WriteContext, _ body: (WriteTransaction) throws(Failure) -> T
  ) throws(LineFailure) -> T {
    try local { () throws(Failure) in try store.write(by: context, body) }
  }

  /// - Returns: whether anything was sent; false when the node has it, or it is no content here.
  private func send(_ digest: Digest32) throws(LineFailure) -> Bool {
    guard let size = store.folder.blobSize(digest), var offset = try offset(of: digest) else {
      return false
    }
    // All pieces there and still not whole: nothing is left to send that would end it.
    if offset >= size { offset = 0 }
    repeat {
      let start = offset
      let piece = try local { () throws(Failure) in
        try store.folder.readBlob(digest, from: start, count: Self.pieceBytes)
      }
      var headers = ["Content-Type": "application/octet-stream"]
      if !piece.isEmpty {
        headers["Content-Range"] = "bytes \(start)-\(start + piece.count - 1)/\(size)"
      }
      _ = try line.call(
        NodeTransport.Request(.putBlob(digest: digest.text), headers: headers, body: piece))
      offset += piece.count
      // A file that became shorter meanwhile isn't what its digest says.
      guard !piece.isEmpty || size == 0 else { return false }
    } while offset < size
    return true
  }

  /// How much of a content the node has; nil when it has all.
  private func offset(of digest: Digest32) throws(LineFailure) -> Int? {
    do throws(LineFailure) {
      _ = try line.call(NodeTransport.Request(.headBlob(digest: digest.text)))
      return nil
    } catch {
      guard case .problem(let problem) = error, problem.status == 404 else { throw error }
      return problem.members["uploadOffset"]?.int ?? 0
    }
  }

  /// - Returns: whether the content is here now; false when the node has none such that this desk
  ///   may read; nil when what came wasn't it, to be tried again.
  private func fetch(_ digest: Digest32) throws(LineFailure) -> Bool? {
    while true {
      let have = store.folder.partSize(digest)
      let piece: [UInt8]
      do throws(LineFailure) {
        piece = try line.call(
          NodeTransport.Request(
            .getBlob(digest: digest.text),
            headers: ["Range": "bytes=\(have)-\(have + Self.pieceBytes - 1)"]))
      } catch {
        guard case .problem(let problem) = error, [404, 416].contains(problem.status) else {
          throw error
        }
        // Nothing lies behind what is here already.
        guard problem.status == 416 else { return false }
        piece = []
      }
      try local { () throws(Failure) in try store.folder.appendPart(digest, piece) }
      guard piece.count < Self.pieceBytes else { continue }
      let isWhole = try local { () throws(Failure) in try store.folder.finishPart(digest) }
      return isWhole ? true : nil
    }
  }
}
