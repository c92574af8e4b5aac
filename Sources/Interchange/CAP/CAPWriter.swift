import DomainModel
import Foundation
import JSONDiff

/// Alerts as messages: one as itself, several as entries of an Atom feed (RFC 4287), the form in
/// which alerts are published.
///
/// Of a single alert that came as a message the bytes that were received are given, as long as the
/// record's message is still what they say.
struct CAPWriter: RecordWriting {
  let settings: ExportSettings
  /// The first alert waits: alone it is no feed.
  private var first: JSONObject?
  private var count = 0

  init(settings: ExportSettings) {
    self.settings = settings
  }

  mutating func beginning() -> [UInt8] { [] }

  mutating func record(_ record: JSONObject) throws(Failure) -> [UInt8] {
    guard record["cap"]?.object != nil else {
      throw Failure.input("member.missing", member: "/cap").adding("id", record["id"] ?? "")
    }
    count += 1
    guard count > 1 else {
      first = record
      return []
    }
    defer { first = nil }
    let before = first.map { Array((CAPWriter.declaration + head()).utf8) + entry($0) } ?? []
    return before + entry(record)
  }

  mutating func ending() -> [UInt8] {
    if count > 1 { return Array("</feed>\n".utf8) }
    guard let first else { return Array((CAPWriter.declaration + head() + "</feed>\n").utf8) }
    return received(first) ?? Array((CAPWriter.declaration + message(first)).utf8)
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private func message(_ record: JSONObject) -> String {
    CAPText.element(record["cap"]?.object ?? [:])
  }

  private func received(_ record: JSONObject) -> [UInt8]? {
    guard let cap = record["cap"]?.object,
      let bytes = record["original"]?.string.flatMap(settings.original),
      let message = try? CAPReader.message(bytes),
      CAPText.areSame(CAPTrimming.trimmed(message).message, cap)
    else { return nil }
    return bytes
  }

  private func head() -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom">
    <id>urn:dutydesk:alerts</id>
    <title>预警 Alerts</title>
    <updated>\(settings.now.rfc3339Local)</updated>
    <author><name>Dutydesk</name></author>

    """
  }

  private func entry(_ record: JSONObject) -> [UInt8] {
    let cap = record["cap"]
    let identifier = "urn:uuid:\(record["id"]?.string ?? "")"
    let title = cap?["info"]?[0]?["headline"] ?? cap?["info"]?[0]?["event"] ?? cap?["identifier"]
    let sent = cap?["sent"]?.string.flatMap { Instant(rfc3339: $0) } ?? settings.now
    return Array(
      """
      <entry>
      <id>\(identifier)</id>
      <title>\(CAPText.escaped(title?.string ?? ""))</title>
      <updated>\(sent.rfc3339Local)</updated>
      <content type="application/cap+xml">
      \(message(record))</content>
      </entry>

      """.utf8)
  }
}
