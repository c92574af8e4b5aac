import DomainModel

/// What an entry may be: how it is read and how a message calls it.
struct EntryKind<Value> {
  let expected: Phrase
  let convert: (TomlNode) -> Value?

  var optional: EntryKind<Value?> {
    EntryKind<Value?>(expected: expected) { node in
      // A failed conversion stays nil and isn't taken for a value that is absent.
      convert(node).map { Optional($0) }
    }
  }
}

extension EntryKind<String> {
  static var text: EntryKind {
    EntryKind(expected: Phrase("文字", "text")) { node in
      if case .string(let text) = node, !text.isEmpty { text } else { nil }
    }
  }
}

extension EntryKind<Bool> {
  static var flag: EntryKind {
    EntryKind(expected: Phrase(" true 或 false", "true or false")) { node in
      if case .bool(let flag) = node { flag } else { nil }
    }
  }
}

extension EntryKind<IsoDuration> {
  static var duration: EntryKind {
    EntryKind(
      expected: Phrase("时长，如 PT15M、P3D", "a duration such as PT15M or P3D")
    ) { node in
      if case .string(let text) = node { IsoDuration(parsing: text) } else { nil }
    }
  }
}

extension EntryKind<Double> {
  /// A whole number above zero.
  static var positive: EntryKind {
    EntryKind(expected: Phrase("正整数", "a whole number above zero")) { node in
      if case .integer(let number) = node, number > 0 { Double(number) } else { nil }
    }
  }

  /// How many times, such as 0.5 or 2.
  static var factor: EntryKind {
    EntryKind(expected: Phrase("大于 0 的数", "a number above 0")) { node in
      switch node {
      case .integer(let number) where number > 0: Double(number)
      case .double(let number) where number > 0 && number.isFinite: number
      default: nil
      }
    }
  }

  /// A part of the whole, such as 0.6.
  static var share: EntryKind {
    EntryKind(expected: Phrase("大于 0、不大于 1 的数", "a number above 0, up to 1")) { node in
      switch node {
      case .integer(1): 1
      case .double(let number) where number > 0 && number <= 1: number
      default: nil
      }
    }
  }
}

extension EntryKind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One word of a fixed set.
  static var choice: EntryKind {
    let words = Value.allCases.map(\.rawValue)
    return EntryKind(
      expected: Phrase(
        " \(words.joined(separator: "、")) 之一", "one of \(words.joined(separator: ", "))")
    ) { node in
      if case .string(let word) = node { Value(rawValue: word) } else { nil }
    }
  }
}
