public import JSONDiff

extension RulesConfiguration {
  /// These rules with those that a unit's record binds its desks to.
  ///
  /// A bad entry of the record is named and keeps the value of these rules.
  /// - Parameters:
  ///   - rules: the member `rules` of the unit.
  ///   - unit: how messages call the unit.
  /// - Returns: the rules that hold, and the mistakes by entry.
  public func bound(by rules: JSONObject, of unit: String) -> (
    rules: RulesConfiguration, problems: [AssetProblem]
  ) {
    var reader = EntryReader(TomlDocument(root: TomlNode(.object(rules)), path: unit))
    var bound = self
    bound.read(&reader)
    reader.reportUnknown()
    return (bound, reader.problems)
  }
}

extension TomlNode {
  /// The same value out of a record.
  fileprivate init(_ json: JSON) {
    switch json {
    case .null: self = .other
    case .bool(let flag): self = .bool(flag)
    case .string(let text): self = .string(text)
    case .number(let number): self = number.int.map { .integer($0) } ?? .double(number.double)
    case .array(let elements): self = .array(elements.map { TomlNode($0) })
    case .object(let members):
      var table: [String: TomlNode] = [:]
      for (name, value) in members { table[name] = TomlNode(value) }
      self = .table(table)
    }
  }
}
