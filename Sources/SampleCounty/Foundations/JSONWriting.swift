import JSONDiff

extension JSON {
  /// A list of texts.
  static func texts(_ values: [String]) -> JSON {
    .array(values.map { .string($0) })
  }

  /// A whole number.
  static func whole(_ value: Int) -> JSON {
    .number(JSONNumber(value))
  }

  /// A number with at most six decimals, written without rounding noise.
  static func decimal(_ value: Double, places: Int = 6) -> JSON {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return JSONNumber(rounded).map { .number($0) } ?? .null
  }

  /// Longitude and latitude (WGS 84).
  static func point(_ longitude: Double, _ latitude: Double) -> JSON {
    .array([.decimal(longitude), .decimal(latitude)])
  }
}

extension JSONObject {
  /// The text of a member, empty when there is none.
  func text(_ name: String) -> String {
    self[name]?.string ?? ""
  }
}

extension String {
  /// The text with an ending exchanged; unchanged when it ends otherwise.
  func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self
  }

  /// The text with every `{name}` of the table filled in.
  func filled(_ values: [String: String]) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
