/// The members of a JSON object, each name once, in the order of RFC 8785 (UTF-16 code units).
///
/// Being sorted is what makes canonical bytes and comparison cheap; the order a document was
/// written in means nothing in JSON and isn't kept.
public struct JSONObject: Sendable, Hashable {
  /// One member.
  public typealias Element = (name: String, value: JSON)

  /// A member as it is stored: tuples of this kind are copied and destroyed by way of metadata.
  struct Member {
    let name: String
    var value: JSON
  }

  /// Strictly ascending by name.
  var members: [Member]

  /// No members.
  public init() {
    members = []
  }

  /// Members that are already strictly ascending by UTF-16 code units; otherwise they are sorted,
  /// and of two with one name the later stays.
  public init(uniqueSorted members: [Element]) {
    self.init(members: members.lazy.map { ($0.name, $0.value) })
  }

  /// Members in any order; of two with one name the later stays.
  public init(members: some Sequence<(String, JSON)>) {
    let members = members.map { Member(name: $0.0, value: $0.1) }
    self.init(ascending: Self.isStrictlyAscending(members) ? members : Self.sorted(members))
  }

  /// For the parser, which has looked at the order itself.
  init(ascending members: [Member]) {
    self.members = members
  }

  /// The value of a member, nil when there is none; setting nil takes the member away.
  /// Complexity: reading is O(log n), adding or removing O(n).
  public subscript(_ name: String) -> JSON? {
    get {
      guard case .found(let index) = search(name) else { return nil }
      return members[index].value
    }
    set {
      switch (search(name), newValue) {
      case (.found(let index), let value?): members[index].value = value
      case (.found(let index), nil): members.remove(at: index)
      case (.missing(let index), let value?):
        members.insert(Member(name: name, value: value), at: index)
      case (.missing, nil): break
      }
    }
  }

  /// The names, ascending.
  public var names: [String] { members.map(\.name) }

  /// Takes a member away and returns its value, nil when there was none.
  @discardableResult
  public mutating func removeValue(forName name: String) -> JSON? {
    guard case .found(let index) = search(name) else { return nil }
    return members.remove(at: index).value
  }

  /// The object without the members of these names.
  public func without(_ names: [String]) -> JSONObject {
    var rest = self
    for name in names { rest.removeValue(forName: name) }
    return rest
  }

  /// Whether there is a member of this name.
  public func contains(name: String) -> Bool {
    guard case .found = search(name) else { return false }
    return true
  }

  /// Whether both have the same names with equal values.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.members.count == right.members.count else { return false }
    return zip(left.members, right.members).allSatisfy { one, other in
      CodeUnits.areEqual(one.name, other.name) && one.value == other.value
    }
  }

  /// Feeds names and values in order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
    for member in members {
      hasher.combine(member.name)
      hasher.combine(member.value)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Members in any order; of two with one name the later stays.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self.init(members: elements)
  }
}

extension JSONObject: RandomAccessCollection {
  /// Zero.
  public var startIndex: Int { 0 }

  /// The number of members.
  public var endIndex: Int { members.count }

  /// The member at a place in the order.
  public subscript(_ position: Int) -> Element {
    (members[position].name, members[position].value)
  }
}

extension JSONObject {
  /// Where a name stands, or where it would.
  enum Place {
    case found(Int)
    case missing(Int)
  }

  func search(_ name: String) -> Place { Self.search(name, in: members) }

  /// Binary search by code units.
  static func search(_ name: String, in members: [Member]) -> Place {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      let order = CodeUnits.compare(members[middle].name, name)
      if order == 0 { return .found(middle) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return .missing(low)
  }

  static func isStrictlyAscending(_ members: [Member]) -> Bool {
    zip(members, members.dropFirst()).allSatisfy { CodeUnits.compare($0.name, $1.name) < 0 }
  }

  /// The sort is stable, so the last of a run with one name is the one that stands later.
  static func sorted(_ members: [Member]) -> [Member] {
    var result: [Member] = []
    result.reserveCapacity(members.count)
    for member in members.sorted(by: { CodeUnits.compare($0.name, $1.name) < 0 }) {
      if let last = result.last, CodeUnits.areEqual(last.name, member.name) { result.removeLast() }
      result.append(member)
    }
    return result
  }
}
