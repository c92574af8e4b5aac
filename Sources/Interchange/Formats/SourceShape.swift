import JSONDiff

/// How a source is cut into items: the first thing that must be known of it.
enum SourceShape {
  /// A JSON value a line.
  case lines
  /// Rows under a header.
  case table
  /// One JSON value.
  case document
  /// One XML document.
  case markup

  /// What the beginning of a source shows.
  enum Finding: Equatable {
    case shape(SourceShape)
    /// More of the source is needed.
    case undecided
    case unknown
  }

  /// The shape that the first bytes of a source show.
  ///
  /// Lines and documents both begin with a brace: it is lines when the first line is a whole
  /// value and another line follows. A lone object in one line is a document, for the large
  /// formats are often written so.
  ///
  /// `isWhole`: whether there is no more. `name`: decides only what the bytes leave open.
  static func recognised(
    beginning bytes: ArraySlice<UInt8>, isWhole: Bool, name: String
  ) -> Finding {
    let start = bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let isNamedLines = ExchangeFormat.named(by: name) == .ndjson
    guard let first = start.first else {
      return isWhole ? .shape(.lines) : .undecided
    }
    switch first {
    case UInt8(ascii: "<"): return .shape(.markup)
    case UInt8(ascii: "["): return .shape(isNamedLines ? .lines : .document)
    case UInt8(ascii: "{"):
      return isNamedLines ? .shape(.lines) : braced(start, isWhole: isWhole)
    default: return table(start, isWhole: isWhole, name: name)
    }
  }

  private static func braced(_ start: ArraySlice<UInt8>, isWhole: Bool) -> Finding {
    guard let end = start.firstIndex(of: 0x0A) else {
      // A record's line ends before the limit of a line; what is longer is a document.
      return isWhole || start.count > JSONLimits.line.maximumBytes ? .shape(.document) : .undecided
    }
    let following = start[(end + 1)...].drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.first
    guard let following else { return isWhole ? .shape(.document) : .undecided }
    if (try? JSON.parse(Array(start[..<end]), limits: .line)) != nil { return .shape(.lines) }
    // A first line that is broken is a line nevertheless when the next begins an object, unless
    // it is plain that the value goes on.
    let last = start[..<end].last { ![0x20, 0x09, 0x0D].contains($0) }
    let goesOn = last.map { [0x5B, 0x7B, 0x2C, 0x3A].contains($0) } ?? false
    return .shape(following == UInt8(ascii: "{") && !goesOn ? .lines : .document)
  }

  /// A header has a comma in its first line and no control characters.
  private static func table(
    _ start: ArraySlice<UInt8>, isWhole: Bool, name: String
  ) -> Finding {
    if ExchangeFormat.named(by: name) == .csv { return .shape(.table) }
    let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
    if line.count == start.count, !isWhole, line.count <= 65_536 { return .undecided }
    guard line.contains(UInt8(ascii: ",")), !line.contains(where: { $0 < 0x20 && $0 != 0x09 })
    else { return .unknown }
    return .shape(.table)
  }
}
