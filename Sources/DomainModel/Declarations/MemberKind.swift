/// What a member may hold.
public indirect enum MemberKind: Hashable, Sendable {
  case string
  case integer(ClosedRange<Int>?)
  case number
  case ratio
  case bool
  case time
  case date
  case reference
  case unit
  case region
  case point
  case bounds
  case geometry
  case digest
  case pointer
  case expression
  case enumeration([String])
  case list(MemberKind)
  case object([MemberDeclaration])
  case map(MemberKind)
  case anything

  /// The members of the object, or of the objects in the list.
  public var nestedMembers: [MemberDeclaration] {
    switch self {
    case .object(let members): members
    case .list(let element), .map(let element): element.nestedMembers
    default: []
    }
  }

  /// Whether the value is a time or has times inside.
  public var holdsTimes: Bool {
    switch self {
    case .time: true
    case .list(let element), .map(let element): element.holdsTimes
    case .object(let members): members.contains { $0.kind.holdsTimes }
    default: false
    }
  }

  /// The words of the enumeration, or of the list of them; empty for other kinds.
  public var words: [String] {
    switch self {
    case .enumeration(let words): words
    case .list(let element): element.words
    default: []
    }
  }

  /// Whether a value of the kind may name units.
  var namesUnits: Bool {
    switch self {
    case .unit: true
    case .list(let element), .map(let element): element.namesUnits
    case .object(let members): members.contains { $0.kind.namesUnits }
    default: false
    }
  }
}
