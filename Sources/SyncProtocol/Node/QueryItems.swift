import JSONDiff

/// The query of a request, percent-encoded after RFC 3986.
public struct QueryItems: Sendable, Hashable {
  /// Names and values; a name stands once.
  public var values: [String: String]

  /// Makes a query.
  public init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// As it stands behind the question mark, names sorted.
  public var text: String {
    values.sorted { $0.key < $1.key }
      .map { QueryItems.encoded($0.key) + "=" + QueryItems.encoded($0.value) }
      .joined(separator: "&")
  }

  /// Reads a query.
  /// - Throws: `.malformed` for odd escapes, bytes that are no UTF-8, names twice.
  public init(text: String) throws(Problem) {
    values = [:]
    for item in text.split(separator: "&") {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = QueryItems.decoded(parts[0]),
        let value = parts.count == 2 ? QueryItems.decoded(parts[1]) : "",
        values.updateValue(value, forKey: name) == nil
      else { throw Problem(.malformed, ["code": "query.form"]) }
    }
  }

  /// A whole number from 0; nil when absent.
  /// - Throws: `.malformed` for anything else.
  public func number(_ name: String) throws(Problem) -> Int? {
    guard let text = values[name] else { return nil }
    guard let number = Int(text), number >= 0, number < 1 << 53, String(number) == text else {
      throw Problem(.malformed, ["code": "query.number", "name": .string(name)])
    }
    return number
  }

  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

/// What a pull asks for.
public struct PullQuery: Sendable, Hashable {
  /// Where to go on; nil from the beginning.
  public var cursor: String?
  /// How large the answer may be.
  public var maxBytes: Int?
  /// How changes stand in it.
  public var form: BatchForm

  /// Makes a query.
  public init(cursor: String? = nil, maxBytes: Int? = nil, form: BatchForm = .rows) {
    self.cursor = cursor
    self.maxBytes = maxBytes
    self.form = form
  }

  /// As it travels.
  public var items: QueryItems {
    var items = QueryItems()
    items.values["cursor"] = cursor
    items.values["maxBytes"] = maxBytes.map { String($0) }
    if form != .rows { items.values["form"] = form.rawValue }
    return items
  }

  /// Reads a query; names that it doesn't know are left aside.
  /// - Throws: `.malformed`.
  public init(_ items: QueryItems) throws(Problem) {
    guard let form = BatchForm(rawValue: items.values["form"] ?? BatchForm.rows.rawValue) else {
      throw Problem(.malformed, ["code": "query.form", "name": "form"])
    }
    self.init(
      cursor: items.values["cursor"], maxBytes: try items.number("maxBytes"), form: form)
  }
}

/// How the changes of a batch stand in its lines.
public enum BatchForm: String, Sendable, CaseIterable {
  /// A change a line.
  case rows
  /// Many changes a line, member by member.
  case columns
}
