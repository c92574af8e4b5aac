import DomainModel

/// Takes entries out of a file one by one and remembers which ones exist, so that what is left over
/// can be named. A bad entry leaves the value as it was.
struct EntryReader {
  let document: TomlDocument
  private(set) var problems: [AssetProblem] = []
  private var known: Set<[String]> = []

  init(_ document: TomlDocument) {
    self.document = document
  }

  mutating func take<Value>(
    _ entry: String, _ value: inout Value, _ kind: EntryKind<Value>
  ) {
    take(path: Self.path(entry), &value, kind)
  }

  mutating func take<Value>(
    _ entry: String, _ value: inout Value?, _ kind: EntryKind<Value>
  ) {
    var found = value
    take(path: Self.path(entry), &found, kind.optional)
    value = found
  }

  /// Entries with names of a fixed set under one table: `alerts.escalate.red`.
  mutating func takeEach<Name: RawRepresentable & CaseIterable & Hashable, Value>(
    _ entry: String, _ values: inout [Name: Value], _ kind: EntryKind<Value>
  ) where Name.RawValue == String {
    for name in Name.allCases {
      var value = values[name]
      take(path: Self.path(entry) + [name.rawValue], &value, kind.optional)
      values[name] = value
    }
  }

  /// Entries with the given names under one table.
  mutating func takeEach<Value>(
    _ entry: String, names: [String], _ values: inout [String: Value], _ kind: EntryKind<Value>
  ) {
    for name in names {
      var value = values[name]
      take(path: Self.path(entry) + [name], &value, kind.optional)
      values[name] = value
    }
  }

  /// Entries with any names under one table; names may hold dots, in quotes or not.
  mutating func takeAll<Value>(
    _ entry: String, _ values: inout [String: Value], _ kind: EntryKind<Value>
  ) {
    let path = Self.path(entry)
    known.insert(path)
    for leaf in document.root[path[...]]?.leaves() ?? [] where !leaf.isEmpty {
      let name = leaf.joined(separator: ".")
      var value = values[name]
      take(path: path + leaf, &value, kind.optional)
      values[name] = value
    }
  }

  /// Names entries that no part of the program reads.
  mutating func reportUnknown() {
    for leaf in document.root.leaves() where !leaf.isEmpty {
      let isKnown = (1...leaf.count).contains { known.contains(Array(leaf.prefix($0))) }
      guard !isKnown else { continue }
      let close = SpellingDistance.nearest(
        to: leaf.joined(separator: "."), among: known.map { $0.joined(separator: ".") })
      let chinese = close.map { "；是不是 \($0)？" } ?? "。"
      let english = close.map { "; did you mean \($0)?" } ?? "."
      report(leaf, Phrase("没有这一项，已忽略\(chinese)", "There is no such entry; ignored\(english)"))
    }
  }

  mutating func report(_ path: [String], _ reason: Phrase) {
    problems.append(document.problem(path, reason))
  }

  private mutating func take<Value>(
    path: [String], _ value: inout Value, _ kind: EntryKind<Value>
  ) {
    known.insert(path)
    guard let node = document.root[path[...]] else { return }
    guard let converted = kind.convert(node) else {
      report(
        path,
        Phrase(
          "应为\(kind.expected.chinese)，按默认值。",
          "Expected \(kind.expected.english); the default holds."))
      return
    }
    value = converted
  }

  static func path(_ entry: String) -> [String] {
    entry.split(separator: ".").map(String.init)
  }
}
