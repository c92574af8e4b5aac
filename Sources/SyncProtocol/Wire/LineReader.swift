import JSONDiff

/// Cuts a body that arrives in pieces into lines, and lets only whole ones through.
///
/// A line is whole when its line feed has come. What follows the last line feed when a connection
/// breaks is dropped, so a body cut at any byte applies whole lines only.
public struct LineReader: Sendable {
  private let limits: ProtocolLimits
  private var rest: [UInt8] = []
  /// The bytes that came so far.
  public private(set) var byteCount = 0
  /// The whole lines that came so far, empty ones too.
  public private(set) var lineCount = 0

  /// A reader at the start of a body.
  public init(limits: ProtocolLimits = ProtocolLimits()) {
    self.limits = limits
  }

  /// The bytes of a line that has begun and isn't whole.
  public var pendingBytes: Int { rest.count }

  /// The lines that became whole by these bytes, without their line feeds; empty lines are left
  /// out. A carriage return before a line feed is white space of JSON and stays.
  ///
  /// - Throws: `.bodyTooLarge`, `.lineTooLong`, with the number of the line; the reader is then
  ///   at its end, earlier lines were given already.
  public mutating func feed(_ bytes: some Collection<UInt8>) throws(Problem) -> [[UInt8]] {
    byteCount += bytes.count
    guard byteCount <= limits.bodyBytes else {
      throw Problem(.bodyTooLarge, ["limit": JSON(limits.bodyBytes)])
    }
    var lines: [[UInt8]] = []
    // As an array: a search through just any collection asks for each byte by itself.
    var unread = Array(bytes)[...]
    while !unread.isEmpty {
      let end = unread.firstIndex(of: 0x0A)
      rest.append(contentsOf: unread[..<(end ?? unread.endIndex)])
      guard rest.count <= limits.lineBytes else {
        throw Problem(
          .lineTooLong, ["limit": JSON(limits.lineBytes), "line": JSON(lineCount + 1)])
      }
      guard let end else { break }
      unread = unread[unread.index(after: end)...]
      lineCount += 1
      if rest.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) { lines.append(rest) }
      rest.removeAll(keepingCapacity: true)
    }
    return lines
  }

  /// Reads one line.
  /// - Throws: `.malformed`, `.tooDeep`, `.numberRange`, `.lineTooLong` with `offset` and `code`.
  public static func parse(
    _ line: [UInt8], limits: ProtocolLimits = ProtocolLimits()
  ) throws(Problem) -> JSONObject {
    let json: JSON
    do throws(JSONError) {
      json = try JSON.parse(line, limits: limits.ofLine)
    } catch {
      throw problem(error)
    }
    guard let object = json.object else {
      throw Problem(.malformed, detail: "a line is an object", ["code": "line.object"])
    }
    return object
  }

  /// A line of a body, with its line feed.
  public static func line(_ object: JSONObject) -> [UInt8] {
    var bytes: [UInt8] = []
    object.appendCanonical(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  private static func problem(_ error: JSONError) -> Problem {
    let code: Problem.Code =
      switch error.reason {
      case .depth: .tooDeep
      case .numberRange: .numberRange
      case .size: .lineTooLong
      default: .malformed
      }
    return Problem(
      code, detail: error.detail,
      ["reason": .string(error.code), "offset": JSON(error.offset)])
  }
}
