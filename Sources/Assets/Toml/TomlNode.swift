internal import TOMLKit

/// A value of a TOML file as plain Swift; nothing else of the program sees the library.
enum TomlNode: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case double(Double)
  case bool(Bool)
  case array([TomlNode])
  case table([String: TomlNode])
  /// Dates and times, which no file of ours uses.
  case other

  init(_ value: any TOMLValueConvertible) {
    if let text = value.string {
      self = .string(text)
    } else if let flag = value.bool {
      self = .bool(flag)
    } else if let number = value.int {
      self = .integer(number)
    } else if let number = value.double {
      self = .double(number)
    } else if let array = value.array {
      self = .array(array.map { TomlNode($0) })
    } else if let table = value.table {
      self = .table(TomlNode.members(of: table))
    } else {
      self = .other
    }
  }

  static func members(of table: TOMLTable) -> [String: TomlNode] {
    var members: [String: TomlNode] = [:]
    for key in table.keys {
      if let value = table[key] { members[key] = TomlNode(value) }
    }
    return members
  }

  /// The value at a path of keys; nil when there is none.
  subscript(path: ArraySlice<String>) -> TomlNode? {
    guard let first = path.first else { return self }
    guard case .table(let members) = self, let next = members[first] else { return nil }
    return next[path.dropFirst()]
  }

  /// The paths of all values that are no tables; an empty table counts as a value.
  func leaves(under path: [String] = []) -> [[String]] {
    guard case .table(let members) = self, !members.isEmpty else { return [path] }
    return members.keys.sorted().flatMap { key in
      members[key]?.leaves(under: path + [key]) ?? []
    }
  }
}
