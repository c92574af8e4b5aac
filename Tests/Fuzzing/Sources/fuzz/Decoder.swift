import CellGrid
import DomainModel
import Interchange
import JSONDiff
import SyncProtocol
import TerminalDriver

/// What meets bytes from outside. Refusing is right; ending the process, or reading back something
/// else than was written, is a finding.
enum Decoder: String, CaseIterable {
  case json, patch, cap, csv, gb18030, geojson, dcat, ckan, open311, ndjson, lines, ranges, keys

  func take(_ bytes: [UInt8]) {
    switch self {
    case .json: json(bytes)
    case .patch: patch(bytes)
    case .cap: message(bytes)
    case .csv, .gb18030: table(bytes)
    case .geojson, .dcat, .ckan, .open311, .ndjson: source(bytes)
    case .lines: lines(bytes)
    case .ranges: ranges(bytes)
    case .keys: keys(bytes)
    }
  }

  private func json(_ bytes: [UInt8]) {
    guard let value = try? JSON.parse(bytes, limits: .line) else { return }
    let again = try? JSON.parse(value.canonicalBytes(), limits: .anyDocument)
    precondition(again?.canonicalBytes() == value.canonicalBytes())
  }

  /// A document and a patch, cut at the first zero byte.
  private func patch(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let document = try? JSON.parse(Array(parts[0]), limits: .line),
      let json = try? JSON.parse(Array(parts[1]), limits: .line)
    else { return }
    if let patch = try? JSONPatch(json: json) { _ = try? patch.apply(to: document) }
    let difference = JSONDiffer.patch(from: document, to: json)
    precondition((try? difference.apply(to: document)) == json)
  }

  private func message(_ bytes: [UInt8]) {
    source(bytes)
    guard let message = try? CAPReader.message(bytes) else { return }
    let text = CAPText.element(message)
    guard let again = try? CAPReader.message(Array(text.utf8)) else {
      preconditionFailure("a message that was written isn't read")
    }
    precondition(CAPText.areSame(again, message))
  }

  private func table(_ bytes: [UInt8]) {
    let encoding: TextEncoding? = self == .gb18030 ? .gb18030 : nil
    for item in items(bytes, encoding: encoding, chunkBytes: bytes.count + 1) {
      guard case .document(let document) = item, document.partial.isEmpty else { continue }
      var settings = ExportSettings(type: .unit, now: Instant(milliseconds: 0))
      settings.encoding = encoding ?? .utf8
      guard var writer = try? ExchangeFormat.csv.writer(settings),
        let head = try? writer.beginning(), let row = try? writer.record(document.members)
      else { continue }
      let again = items(head + row, encoding: settings.encoding, chunkBytes: 7)
      guard case .document(let back) = again.first else { continue }
      precondition(back.members["name"] == document.members["name"])
    }
    precondition(
      items(bytes, encoding: .utf8, chunkBytes: 3)
        == items(bytes, encoding: .utf8, chunkBytes: bytes.count + 1))
  }

  private func source(_ bytes: [UInt8]) {
    for item in items(bytes, encoding: nil, chunkBytes: bytes.count + 1) {
      guard case .document(let document) = item,
        let type = document.members["type"]?.string.flatMap(RecordType.init(rawValue:))
      else { continue }
      for format in ExchangeFormat.carrying(type) {
        guard
          var writer = try? format.writer(
            ExportSettings(type: type, now: Instant(milliseconds: 0)))
        else { continue }
        _ = try? writer.record(document.members)
        _ = writer.ending()
      }
    }
  }

  private func items(
    _ bytes: [UInt8], encoding: TextEncoding?, chunkBytes: Int
  ) -> [ImportItem] {
    var settings = ImportSettings(unit: { $0 }) { $0.prefix(32) + Array(repeating: 0, count: 32) }
    settings.format = ExchangeFormat(rawValue: rawValue)
    if self == .gb18030 { settings.format = .csv }
    settings.encoding = encoding
    settings.type = self == .csv || self == .gb18030 ? .unit : .camera
    var reader = SourceReader(name: "fuzz", settings: settings)
    var items: [ImportItem] = []
    do {
      for start in stride(from: 0, to: bytes.count, by: chunkBytes) {
        items += try reader.take(bytes[start..<min(start + chunkBytes, bytes.count)])
      }
      return items + (try reader.finish())
    } catch {
      return []
    }
  }

  private func lines(_ bytes: [UInt8]) {
    var reader = LineReader()
    for line in (try? reader.feed(bytes)) ?? [] {
      guard let object = try? LineReader.parse(line) else { continue }
      _ = try? OutcomeLine(json: object)
      _ = try? SnapshotLine(json: object)
      _ = try? Receipt(json: object)
      if let columns = object["columns"] { _ = try? ColumnBatch.decoded(columns) }
    }
    var pull = PullReader()
    _ = try? pull.feed(bytes)
    var push = PushReader()
    _ = try? push.feed(bytes)
    _ = try? Gzip.expanded(bytes, limits: ProtocolLimits())
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try? Cursor(text: text)
    _ = try? Poke(data: text)
  }

  private func ranges(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let range = ContentRange.asked(text, size: 1000) {
      precondition(range.lowerBound >= 0 && range.upperBound <= 1000 && !range.isEmpty)
    }
    if let range = try? ContentRange(text, count: 100, limits: ProtocolLimits()) {
      precondition(range.start >= 0 && range.end - range.start == 100 && range.end <= range.total)
    }
  }

  /// However the bytes are cut into reads, nothing may be left waiting for ever.
  private func keys(_ bytes: [UInt8]) {
    var reader = KeyReader()
    var time: UInt64 = 0
    for byte in bytes {
      // Some bytes come late, so that what waits gives up.
      time += byte & 7 == 0 ? 1000 : 1
      if let deadline = reader.deadline, deadline <= time { _ = reader.advance(to: time) }
      _ = reader.feed([byte], at: time)
    }
    var whole = KeyReader()
    _ = whole.feed(bytes, at: 0)
  }
}
