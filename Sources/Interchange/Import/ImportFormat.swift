/// The formats that are read and written.
public enum ImportFormat: String, CaseIterable, Sendable {
  /// A record a line.
  case ndjson
  /// One record, or a list of records.
  case json
  /// OASIS Common Alerting Protocol 1.2.
  case cap
  /// Comma-separated values with a header (RFC 4180).
  case csv

  /// The format that the first bytes of a source show, nil when none fits.
  ///
  /// `name`: the file's name; its ending decides only between text formats.
  public static func recognised(beginning bytes: [UInt8], name: String) -> ImportFormat? {
    let start = bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first = start.first else { return .ndjson }
    if first == UInt8(ascii: "<") { return .cap }
    if first == UInt8(ascii: "[") { return .json }
    guard first == UInt8(ascii: "{") else { return name.hasSuffix(".csv") ? .csv : csv(start) }
    if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") { return .ndjson }
    return isObjectALine(start) ? .ndjson : .json
  }

  /// A header has a comma in its first line and no control characters.
  private static func csv(_ start: ArraySlice<UInt8>) -> ImportFormat? {
    let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.contains(UInt8(ascii: ",")), !line.contains(where: { $0 < 0x20 && $0 != 0x09 })
    else { return nil }
    return .csv
  }

  /// Whether the first line ends with the brace of an object, or the second begins with one; of
  /// a pretty-printed record neither is so.
  private static func isObjectALine(_ start: ArraySlice<UInt8>) -> Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0D]
    guard let end = start.firstIndex(of: 0x0A) else { return true }
    let first = start[start.startIndex..<end].last { !blanks.contains($0) }
    let second = start[(end + 1)...].first { !blanks.contains($0) && $0 != 0x0A }
    return first == UInt8(ascii: "}") || second == UInt8(ascii: "{")
  }
}
