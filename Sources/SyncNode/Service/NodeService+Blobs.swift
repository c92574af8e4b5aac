import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol

extension NodeService {
  /// Takes a content or its next piece; the nodes around are told when it is whole.
  func take(_ digest: String, _ request: NodeRequest) async throws(Problem) -> NodeResponse {
    let answer = try blobs.put(digest, request, limits: limits)
    if answer.status == 201 { try await announce(digest) }
    return answer
  }

  /// A content has become whole: the node above may want it, and those below may wait for it.
  func announce(_ digest: String) async throws(Problem) {
    try await writing { writing throws(Failure) in try DueContent.note([digest], writing) }
    await poke()
  }

  /// A blob is readable by whoever reads a record that names it, where no mask hides the name.
  /// - Throws: `.notFound`, for a blob that isn't his as for one that isn't there.
  func demandNamed(_ digest: String, by device: DeviceAccess) async throws(Problem) {
    let now = environment.now()
    let isNamed = try await reading { reading throws(Failure) in
      let reader = device.reader(now, UnitTree(reading))
      for entry in try reading.values(.blobName, prefix: digest + "/") {
        let id = String(entry.key.dropFirst(digest.utf8.count + 1))
        guard let record = try reading.document(id)?.record else { continue }
        let level = reader.level(Audience(record))
        guard level > 0 else { continue }
        let copy = SentChange.copy(record, Form.of(level: level))
        if BlobNames.digests(of: copy).contains(digest) { return true }
      }
      return false
    }
    guard isNamed else { throw Problem(.notFound) }
  }
}

/// The digests that records name.
enum BlobNames {
  private static let length = 68

  static func digests(of record: Record) -> Set<String> {
    var digests: Set<String> = []
    for member in record.members { collect(member.value, into: &digests) }
    return digests
  }

  /// Follows which records name which blobs.
  static func note(
    from before: Record?, to after: Record, _ writing: any NodeWriting
  ) throws(Failure) {
    let (old, new) = (before.map(digests) ?? [], digests(of: after))
    let added = new.subtracting(old)
    for digest in added { try writing.set([1] as [UInt8], .blobName, digest + "/" + after.id) }
    try DueContent.note(added, writing)
    for digest in old.subtracting(new) {
      try writing.set(nil as [UInt8]?, .blobName, digest + "/" + after.id)
    }
  }

  private static func collect(_ value: JSON, into digests: inout Set<String>) {
    switch value {
    case .string(let text):
      if text.utf8.count == length, text.hasPrefix("sm3:") { digests.insert(text) }
    case .array(let elements): for element in elements { collect(element, into: &digests) }
    case .object(let members): for member in members { collect(member.value, into: &digests) }
    default: break
    }
  }
}
