import DomainModel
import Interchange
import JSONDiff
import Trust

/// The items of one file, whatever its format, handed over in order and never all in memory when
/// the format is one record a line.
struct ImportSource {
  let place: Workplace
  let path: String
  let format: ImportFormat?
  /// The type of records that don't say theirs (CSV).
  let type: RecordType?
  /// Whose records alerts become when their message names no region.
  let scope: String
  /// What a stream held that must be read twice.
  var content: [UInt8]?

  func forEach(_ body: (ImportItem) throws(Failure) -> Void) throws(Failure) {
    var reading = Reading()
    if let content {
      try take(content[...], &reading, body)
    } else {
      try place.files.readChunks(path) { (chunk) throws(Failure) in
        try take(chunk, &reading, body)
      }
    }
    try finish(&reading, body)
  }

  private struct Reading {
    var format: ImportFormat?
    var lines = LineSplitter()
    /// What is kept of formats that are read whole, and of the beginning until one is recognised.
    var whole: [UInt8] = []
  }

  private static let recognisedFrom = 65_536
  private static let wholeLimit = 64 << 20

  private func take(
    _ chunk: ArraySlice<UInt8>, _ reading: inout Reading,
    _ body: (ImportItem) throws(Failure) -> Void
  ) throws(Failure) {
    if reading.format == .ndjson { return try pass(reading.lines.take(chunk), body) }
    reading.whole.append(contentsOf: chunk)
    if reading.format == nil, reading.whole.count >= ImportSource.recognisedFrom {
      try recognise(&reading)
    }
    if reading.format == .ndjson {
      let beginning = reading.whole
      reading.whole = []
      return try pass(reading.lines.take(beginning[...]), body)
    }
    guard reading.whole.count <= ImportSource.wholeLimit else {
      throw Failure(.inputTooLarge, ["path": .string(path), "limit": "64 MiB"])
    }
  }

  private func recognise(_ reading: inout Reading) throws(Failure) {
    reading.format =
      format ?? ImportFormat.recognised(beginning: reading.whole, name: path)
    guard reading.format != nil else {
      throw Failure(.inputFormat, ["path": .string(path)])
    }
  }

  private func finish(
    _ reading: inout Reading, _ body: (ImportItem) throws(Failure) -> Void
  ) throws(Failure) {
    if reading.format == nil { try recognise(&reading) }
    switch reading.format {
    case .ndjson, nil:
      try pass(reading.lines.take(reading.whole[...]), body)
      if let last = reading.lines.finish() { try body(JSONRecords.item(last)) }
    case .json:
      for item in try JSONRecords.items(document: reading.whole) { try body(item) }
    case .cap:
      let message = try CAPReader.message(reading.whole)
      let original = SM3.digest(reading.whole).text
      let record = CAPAlert.record(message, original: original, fallbackScope: scope) {
        SM3.digest($0).bytes
      }
      try body(.document(record, at: .path(path)))
    case .csv:
      for item in try CSVRecords.items(reading.whole, type: type) { try body(item) }
    }
  }

  private func pass(
    _ lines: [LineSplitter.Line], _ body: (ImportItem) throws(Failure) -> Void
  ) throws(Failure) {
    for line in lines { try body(JSONRecords.item(line)) }
  }
}
