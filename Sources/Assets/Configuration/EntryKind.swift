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

extension EntryKind<Int> {
  static func integer(_ range: ClosedRange<Int>) -> EntryKind {
    let text = "\(range.lowerBound)–\(range.upperBound)"
    return EntryKind(expected: Phrase(" \(text) 的整数", "a whole number, \(text)")) { node in
      if case .integer(let number) = node, range.contains(number) { number } else { nil }
    }
  }
}

extension EntryKind<Double> {
  static func number(_ range: ClosedRange<Double>) -> EntryKind {
    let text = "\(range.lowerBound)–\(range.upperBound)"
    return EntryKind(expected: Phrase(" \(text) 的数", "a number, \(text)")) { node in
      switch node {
      case .double(let number) where range.contains(number): number
      case .integer(let number) where range.contains(Double(number)): Double(number)
      default: nil
      }
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

extension EntryKind<IsoDuration?> {
  /// A duration, or `none`.
  static var durationOrNone: EntryKind {
    EntryKind(
      expected: Phrase("时长，如 PT2H，或 none", "a duration such as PT2H, or none")
    ) { node in
      guard case .string(let text) = node else { return nil }
      if text == "none" { return .some(nil) }
      return IsoDuration(parsing: text).map { .some($0) }
    }
  }
}

extension EntryKind<[String]> {
  static var texts: EntryKind {
    EntryKind(expected: Phrase("文字列表", "a list of texts")) { node in
      guard case .array(let elements) = node else { return nil }
      let texts = elements.compactMap { element in
        if case .string(let text) = element { text } else { nil }
      }
      return texts.count == elements.count ? texts : nil
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
