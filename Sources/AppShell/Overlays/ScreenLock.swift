import CellGrid
import UseCases

/// The closed workstation: the screen stays, keys ask who sits here and for the passphrase.
///
/// For an operator without passphrase it only asks who acts from now on, and is left by Esc.
public struct ScreenLock: Sendable {
  /// Whether the operator and his passphrase are being asked for; else the screen only stands.
  public var isAsking: Bool
  /// Who may sit here, nil until they were read.
  public var people: [DeskPerson]?
  /// The one who is asked, counted in `people`.
  public var chosen = 0
  /// What was typed; it is never shown.
  var typed = ""
  /// Whether what was typed is being tried.
  public var isTrying = false
  /// Why the last attempt failed.
  public var problem: String?

  /// A lock that asks at once, or at the first key.
  public init(isAsking: Bool) {
    self.isAsking = isAsking
  }

  /// The one who is asked.
  public var person: DeskPerson? {
    guard let people, people.indices.contains(chosen) else { return nil }
    return people[chosen]
  }

  /// Puts who may sit here, the one who sat here chosen. Who has no passphrase opens nothing that
  /// somebody locked with one.
  mutating func fill(_ everybody: [DeskPerson], present: String) {
    let isLocked = everybody.first { $0.id == present }?.hasPassphrase ?? true
    let able = everybody.filter { $0.hasPassphrase || !isLocked }
    people = able
    chosen = able.firstIndex { $0.id == present } ?? 0
  }

  enum Outcome {
    case stays
    /// Nobody is asked any more.
    case leaves
    case tries(operatorID: String, passphrase: String)
  }

  mutating func handle(_ key: KeyEvent) -> Outcome {
    guard isAsking else {
      isAsking = true
      return .stays
    }
    guard !isTrying else { return .stays }
    switch key {
    case .escape, .control("c"):
      typed = ""
      problem = nil
      return .leaves
    case .up, .backTab: choose(chosen - 1)
    case .down, .tab: choose(chosen + 1)
    case .backspace: typed = String(typed.dropLast())
    case .control("u"): typed = ""
    case .character(let character): typed.append(character)
    case .paste(let text): typed += text.prefix { !$0.isNewline }
    case .enter:
      guard let person else { return .stays }
      isTrying = true
      problem = nil
      return .tries(operatorID: person.id, passphrase: typed)
    default: break
    }
    return .stays
  }

  private mutating func choose(_ index: Int) {
    let last = max(0, (people?.count ?? 1) - 1)
    chosen = min(max(0, index), last)
    typed = ""
    problem = nil
  }
}
