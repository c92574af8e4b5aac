import Synchronization

/// All that is declared about a record type, in one place: decoder, merge table, form and mask read it.
public struct TypeDeclaration: Sendable {
  /// The type.
  public let type: RecordType
  /// The word on screen.
  public let title: Phrase
  /// The record level when a record doesn't say its own, 1 to 4.
  public let level: Int
  /// The letter of the human number, nil for types without numbers.
  public let numberLetter: String?
  /// Whether a grant with a unit covers only records that name the unit.
  public let unitBound: Bool
  /// Whether records of wider scopes come down to narrower ones.
  public let comesDown: Bool
  /// The type's own members in the order of the page, then the common ones.
  public let members: [MemberDeclaration]
  /// Of these, the ones that are masked or have masked members inside.
  let maskedMembers: [MemberDeclaration]
  /// Of these, the ones that name units or have members that do.
  let unitMembers: [MemberDeclaration]
  /// Of these, the ones that are times or hold some.
  public let timeMembers: [MemberDeclaration]
  /// The state machine, nil for types without status.
  public let machine: StateMachine?

  /// The declaration of a type; parsed at the first call for that type and kept.
  public static func of(_ type: RecordType) -> TypeDeclaration {
    if let known = cache.withLock({ $0[type] }) { return known }
    let declaration = TypeDeclaration(type)
    cache.withLock { $0[type] = declaration }
    return declaration
  }

  /// The declaration of the member at a dotted path, nil when the type declares none.
  public func member(_ path: String) -> MemberDeclaration? {
    var level = members
    var found: MemberDeclaration?
    for name in path.split(separator: ".") {
      guard let next = level.first(where: { $0.name == name }) else { return nil }
      found = next
      level = next.kind.nestedMembers
    }
    return found
  }

  private init(_ type: RecordType) {
    self.type = type
    self.title = type.title
    self.level = TypeDeclaration.levels[type] ?? 1
    self.numberLetter = TypeDeclaration.letters[type]
    self.unitBound = Grant.unitBoundTypes.contains(type)
    self.comesDown = TypeDeclaration.typesComingDown.contains(type)
    let own = NotationParser.members(TypeNotation.text(of: type))
    let names = Set(own.map(\.name))
    let common = NotationParser.members(TypeNotation.common).filter { !names.contains($0.name) }
    let members = own + common
    self.members = members
    self.maskedMembers = members.filter(\.isMaskedAnywhere)
    self.unitMembers = members.filter { $0.kind.namesUnits }
    self.timeMembers = members.filter { $0.kind.holdsTimes }
    self.machine = StateMachine.of(type)
  }

  private static let cache = Mutex<[RecordType: TypeDeclaration]>([:])
}
