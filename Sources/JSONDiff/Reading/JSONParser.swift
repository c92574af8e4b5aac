/// Reads one document from bytes that it only borrows.
struct JSONParser {
  let base: UnsafeRawPointer
  let end: Int
  let limits: JSONLimits
  var position = 0
  var depth = 0
  private var values = 0

  init(base: UnsafeRawPointer, end: Int, limits: JSONLimits) {
    self.base = base
    self.end = end
    self.limits = limits
  }

  mutating func parseDocument() throws(JSONError) -> JSON {
    let value = try parseValue()
    skipSpace()
    guard position == end else {
      throw error(.syntax, "something follows the end of the document")
    }
    return value
  }

  mutating func parseValue() throws(JSONError) -> JSON {
    skipSpace()
    values += 1
    guard values <= limits.maximumValues else {
      throw error(.size, "more than \(limits.maximumValues) values")
    }
    guard position < end else { throw error(.syntax, "the text ends where a value should stand") }
    switch byte(at: position) {
    case .quote:
      position += 1
      return .string(try parseString())
    case .openBrace:
      return try parseObject()
    case .openBracket:
      return try parseArray()
    case .minus, .zero ... .nine:
      return .number(try parseNumber())
    default:
      return try parseLiteral()
    }
  }

  private mutating func parseArray() throws(JSONError) -> JSON {
    try descend()
    if skip(.closeBracket) {
      depth -= 1
      return .array([])
    }
    var elements: [JSON] = []
    repeat {
      elements.append(try parseValue())
      skipSpace()
    } while skip(.comma)
    guard skip(.closeBracket) else { throw error(.syntax, "a comma or ] should stand here") }
    depth -= 1
    return .array(elements)
  }

  private mutating func parseLiteral() throws(JSONError) -> JSON {
    if skip("true") { return .bool(true) }
    if skip("false") { return .bool(false) }
    if skip("null") { return .null }
    throw error(.syntax, "a value should stand here")
  }

  /// Enters the array or object whose bracket stands here, and passes the space behind it.
  mutating func descend() throws(JSONError) {
    depth += 1
    guard depth <= limits.maximumDepth else {
      throw error(.depth, "nested deeper than \(limits.maximumDepth)")
    }
    position += 1
    skipSpace()
  }
}
