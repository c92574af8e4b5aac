import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Trust

/// A record that explains itself without the store it comes from: document, history, contents of
/// attachments and the records it names, as one canonical JSON document (`Docs/archive.md`).
///
/// The same store gives the same bytes: nothing in it tells when or where it was made.
struct ArchivePackage {
  static let format = "dutydesk-archive/1"

  let stored: StoredRecord
  let reading: any StoreReading
  let folder: StoreFolder

  /// - Throws: `.ruleRefused` when the content of an attachment isn't here; `.inputTooLarge`.
  func bytes() throws(Failure) -> [UInt8] {
    let package: JSON = [
      "format": .string(Self.format), "record": .object(stored.record.members),
      "rev": .string(stored.rev.text), "history": .array(try history()),
      "references": .array(try references()), "blobs": .object(try blobs()),
    ]
    return package.canonicalBytes()
  }

  /// Each change with its patch, oldest first; the first one's makes the document.
  private func history() throws(Failure) -> [JSON] {
    var entries: [JSON] = []
    for change in try reading.history(stored.record.id) {
      var entry = change.json.object ?? [:]
      // A place in this store's order, and how far it is on its way to a node, say nothing elsewhere.
      for name in ["seq", "state", "record", "undoneBy"] { entry[name] = nil }
      if change.isCreation {
        let document = JSON.object(try reading.createdDocument(of: change).members)
        entry["patch"] = [["op": "add", "path": "", "value": document]]
      }
      entries.append(.object(entry))
    }
    return entries
  }

  /// The records that the document names, by id, with everything personal masked: they explain the
  /// words of the record, they aren't what is archived.
  private func references() throws(Failure) -> [JSON] {
    var ids: Set<String> = []
    Self.forEachText(in: .object(stored.record.members)) { if IDs.isUUID($0) { ids.insert($0) } }
    ids.remove(stored.record.id)
    let printing = RecordPrinting(now: Instant(milliseconds: 0))
    var documents: [JSON] = []
    for id in ids.sorted() {
      guard let named = try reading.record(id), !named.record.isDeleted else { continue }
      documents.append(printing.document(named))
    }
    return documents
  }

  /// Contents in base64 by digest: all attachments', and of other digests those that are here.
  private func blobs() throws(Failure) -> JSONObject {
    let attached = Set(stored.record.list("attachments").compactMap { $0["digest"]?.string })
    var members = stored.record.members
    members["archived"] = nil
    var named = attached
    Self.forEachText(in: .object(members)) {
      if let digest = Digest32(text: $0), folder.hasBlob(digest) { named.insert($0) }
    }
    var contents: JSONObject = [:]
    var total = 0
    for text in named.sorted() {
      guard let digest = Digest32(text: text), let size = folder.blobSize(digest) else {
        throw .refused(
          rule: "archive.attachmentMissing",
          ["id": .string(stored.record.id), "value": .string(text)])
      }
      total += size
      guard total <= Self.largestContents else {
        throw Failure(.inputTooLarge, ["limit": "256 MiB"])
      }
      let bytes = try folder.readBlob(digest, from: 0, count: size)
      contents[text] = .string(Data(bytes).base64EncodedString())
    }
    return contents
  }

  private static let largestContents = 256 << 20

  private static func forEachText(in value: JSON, _ body: (String) -> Void) {
    switch value {
    case .string(let text): body(text)
    case .array(let elements): for element in elements { forEachText(in: element, body) }
    case .object(let members): for member in members { forEachText(in: member.value, body) }
    case .null, .bool, .number: break
    }
  }
}
