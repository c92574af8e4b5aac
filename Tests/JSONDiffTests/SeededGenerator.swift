import JSONDiff

/// Random documents from a seed (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Names and texts that are likely to be taken for one another or to break an escape.
  mutating func text() -> String {
    let parts = [
      "", "a", "b", "/", "~", "~1", "0", "-", "é", "e\u{301}", "\u{FB33}", "😀", "\"", "\n",
    ]
    return parts[below(parts.count)] + parts[below(parts.count)]
  }

  /// A number text that canonical printing may have to change.
  mutating func decimal() -> String {
    let whole = below(3) == 0 ? "0" : String(next() >> UInt64(11 + below(53)))
    let fraction =
      below(2) == 0 ? "" : "." + String(repeating: "0", count: below(7)) + String(below(100_000))
    let exponent = below(4) == 0 ? "e\(below(40) - 20)" : ""
    return (below(2) == 0 ? "-" : "") + whole + fraction + exponent
  }

  mutating func value(depth: Int = 3) -> JSON {
    switch below(depth > 0 ? 8 : 4) {
    case 0: [.null, true, false][below(3)]
    case 1: JSONNumber(text: decimal()).map { .number($0) } ?? 0
    case 2: JSON(below(5))
    case 3: .string(text())
    case 4, 5: .array((0..<below(5)).map { _ in value(depth: depth - 1) })
    case 6: .array(identified(depth: depth - 1))
    default:
      .object(JSONObject(members: (0..<below(6)).map { _ in (text(), value(depth: depth - 1)) }))
    }
  }

  /// Elements with an `id` each, in any order.
  mutating func identified(depth: Int) -> [JSON] {
    (0..<8).shuffled(using: &self).prefix(below(7)).map { id in
      ["id": .string("i\(id)"), "v": value(depth: depth)]
    }
  }

  /// The same document, a few places changed.
  mutating func edited(_ value: JSON, depth: Int = 3) -> JSON {
    if below(6) == 0 { return self.value(depth: depth) }
    switch value {
    case .object(let object): return .object(edited(object, depth: depth))
    case .array(let elements): return .array(edited(elements, depth: depth))
    default: return value
    }
  }

  private mutating func edited(_ object: JSONObject, depth: Int) -> JSONObject {
    var result = object
    for (name, value) in object where below(3) == 0 {
      result[name] = below(4) == 0 ? nil : edited(value, depth: depth - 1)
    }
    if below(3) == 0 { result[text()] = value(depth: 1) }
    return result
  }

  private mutating func edited(_ elements: [JSON], depth: Int) -> [JSON] {
    var result = elements
    for index in elements.indices where below(3) == 0 {
      // The id stays, or the array would hardly ever be matched by it.
      var element = edited(elements[index], depth: depth - 1)
      if case .object(var object) = element, let id = elements[index]["id"] {
        object["id"] = id
        element = .object(object)
      }
      result[index] = element
    }
    if !result.isEmpty, below(3) == 0 { result.remove(at: below(result.count)) }
    if below(3) == 0 { result.shuffle(using: &self) }
    if below(4) == 0 {
      result.insert(["id": .string("n\(below(50))")], at: below(result.count + 1))
    }
    return result
  }
}
