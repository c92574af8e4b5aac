import JSONDiff

/// The texts of erased values, to find them again where no pointer leads.
public struct ErasedTexts: Sendable {
  private var texts: [String] = []

  /// Gathers every text of the values.
  public init(_ values: [JSON]) {
    values.forEach { gather($0) }
  }

  private mutating func gather(_ value: JSON) {
    switch value {
    // A word of one character stands everywhere and tells nothing.
    case .string(let text) where text.count > 1: texts.append(text)
    case .array(let elements): elements.forEach { gather($0) }
    case .object(let members): members.forEach { gather($0.value) }
    default: break
    }
  }

  /// Whether one of them stands in a text of a value.
  public func areIn(_ value: JSON) -> Bool {
    switch value {
    case .string(let text): texts.contains { text.contains($0) }
    case .array(let elements): elements.contains(where: areIn)
    case .object(let members): members.contains { areIn($0.value) }
    default: false
    }
  }
}
