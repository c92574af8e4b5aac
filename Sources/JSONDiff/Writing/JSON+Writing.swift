extension JSON {
  /// The canonical form of RFC 8785: no spaces, members by UTF-16 code units, numbers as
  /// ECMAScript prints doubles. Equal contents have equal bytes, so digests are taken over these.
  public func canonicalBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    appendCanonical(to: &bytes)
    return bytes
  }

  /// Adds the canonical form to bytes that are already there.
  public func appendCanonical(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append("null")
    case .bool(true): bytes.append("true")
    case .bool(false): bytes.append("false")
    case .number(let number): number.appendCanonical(to: &bytes)
    case .string(let text): bytes.appendQuoted(text)
    case .array(let elements):
      bytes.append(.openBracket)
      var isFirst = true
      for element in elements {
        if !isFirst { bytes.append(.comma) }
        isFirst = false
        element.appendCanonical(to: &bytes)
      }
      bytes.append(.closeBracket)
    case .object(let object):
      object.appendCanonical(to: &bytes)
    }
  }

  /// The canonical form as a text.
  public var canonicalText: String { String(decoding: canonicalBytes(), as: UTF8.self) }

  /// The text for people: two spaces a level, members sorted, numbers as they were written.
  /// No line feed at the end.
  public var prettyText: String {
    var bytes: [UInt8] = []
    appendPretty(to: &bytes, level: 0)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONObject {
  /// The canonical form of the object; see `JSON.canonicalBytes`.
  public func canonicalBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    appendCanonical(to: &bytes)
    return bytes
  }

  /// Adds the canonical form to bytes that are already there.
  public func appendCanonical(to bytes: inout [UInt8]) {
    bytes.append(.openBrace)
    var isFirst = true
    for member in members {
      if !isFirst { bytes.append(.comma) }
      isFirst = false
      bytes.appendQuoted(member.name)
      bytes.append(.colon)
      member.value.appendCanonical(to: &bytes)
    }
    bytes.append(.closeBrace)
  }
}

extension JSON: CustomStringConvertible {
  /// The value on one line, numbers as they were written.
  public var description: String {
    var bytes: [UInt8] = []
    appendPretty(to: &bytes, level: nil)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONObject: CustomStringConvertible {
  /// The object on one line, numbers as they were written.
  public var description: String { JSON.object(self).description }
}
