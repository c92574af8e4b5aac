import DomainModel

extension Configuration {
  mutating func readDesk(_ reader: inout EntryReader) {
    reader.take("language", &language, .choice)
    reader.take("theme", &theme, .text)
    reader.take("ambiguousWidth", &ambiguousWidth, .ambiguousWidth)
    reader.take("mouse", &mouse, .flag)
    reader.take("linear", &linear, .flag)
    reader.take("bell", &bell, .flag)
    reader.takeEach("alerts.sound", &sound, .rhythm)
    reader.take("readOnly", &readOnly, .flag)
    reader.take("store", &store, .text)
    reader.take("unit.name", &unitName, .text)
    reader.take("unit.code", &unitCode, .text)
    reader.takeAll("keys", &keys, .text)
  }
}

extension EntryKind<Int?> {
  /// 1, 2, or `probe`, which is nil.
  fileprivate static var ambiguousWidth: EntryKind {
    EntryKind(expected: Phrase(" probe、1 或 2", "probe, 1 or 2")) { node in
      switch node {
      case .string("probe"): .some(nil)
      case .integer(let columns) where columns == 1 || columns == 2: .some(columns)
      default: nil
      }
    }
  }
}

extension EntryKind<BellRhythm> {
  fileprivate static var rhythm: EntryKind {
    EntryKind(
      expected: Phrase(
        "最多 16 个点和空格，点响、空格停，如 \"... ...\"",
        "up to 16 dots and spaces, a dot rings and a space waits, such as \"... ...\"")
    ) { node in
      if case .string(let text) = node { BellRhythm(parsing: text) } else { nil }
    }
  }
}
