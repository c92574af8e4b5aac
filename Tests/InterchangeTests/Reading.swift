import DomainModel
import Interchange
import JSONDiff
import Testing

/// A source read as the import reads it, in chunks of a size.
struct Reading {
  var settings: ImportSettings
  var name = "file"
  var chunkBytes = 1000

  static let provider = "01936e61-82be-7e18-a4f3-d346d2240525"

  init(_ change: (inout ImportSettings) -> Void = { _ in }) {
    settings = ImportSettings(unit: {
      $0 == "区市场监管局" || $0 == Reading.provider ? Reading.provider : nil
    }) { bytes in
      // No digest, but one that tells the tests' inputs apart.
      var sum = bytes.reduce(into: [UInt8](repeating: 7, count: 32)) { sum, byte in
        sum[Int(sum[0]) % 31 + 1] &+= byte &* 3 &+ 1
        sum[0] = sum[0] &* 31 &+ byte
      }
      sum[0] = UInt8(truncatingIfNeeded: bytes.count)
      return sum
    }
    settings.scope = "370102"
    change(&settings)
  }

  func items(_ bytes: [UInt8]) throws(Failure) -> [ImportItem] {
    var reader = SourceReader(name: name, settings: settings)
    var items: [ImportItem] = []
    for start in stride(from: 0, to: bytes.count, by: chunkBytes) {
      items += try reader.take(bytes[start..<min(start + chunkBytes, bytes.count)])
    }
    return items + (try reader.finish())
  }

  func items(_ text: String) throws(Failure) -> [ImportItem] { try items(Array(text.utf8)) }

  func documents(_ text: String) throws -> [ImportDocument] { try documents(Array(text.utf8)) }

  func documents(_ bytes: [UInt8]) throws -> [ImportDocument] {
    try items(bytes).compactMap { item in
      switch item {
      case .document(let document): return document
      case .rejected(let rejection):
        Issue.record("\(rejection.place): \(rejection.failure)")
        return nil
      }
    }
  }

  func rejections(_ text: String) throws -> [ImportRejection] {
    try rejections(Array(text.utf8))
  }

  func rejections(_ bytes: [UInt8]) throws -> [ImportRejection] {
    try items(bytes).compactMap { item in
      guard case .rejected(let rejection) = item else { return nil }
      return rejection
    }
  }
}

/// Records written as the export writes them.
struct Writing {
  var settings: ExportSettings

  init(_ type: RecordType, _ change: (inout ExportSettings) -> Void = { _ in }) {
    settings = ExportSettings(
      type: type, now: Instant(rfc3339: "2026-11-23T09:00:00+08:00") ?? Instant(milliseconds: 0),
      unit: { _ in ExportSettings.UnitName(name: "区市场监管局", code: nil) })
    change(&settings)
  }

  func bytes(_ records: [JSONObject], _ format: ExchangeFormat) throws(Failure) -> [UInt8] {
    var writer = try format.writer(settings)
    var bytes = try writer.beginning()
    for record in records { bytes += try writer.record(record) }
    return bytes + writer.ending()
  }

  func text(_ records: [JSONObject], _ format: ExchangeFormat) throws(Failure) -> String {
    String(decoding: try bytes(records, format), as: UTF8.self)
  }
}

extension ImportRejection {
  /// The dotted name of why a value can't be used.
  var reason: String? { failure.detail("reason") }
}
