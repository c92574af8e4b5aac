import CellGrid
import CommandCatalog
import UseCases

/// One sentence that says who will get what, before a command goes outward.
///
/// The confirming key differs from the one that opened it, is neither Enter nor Space, and counts
/// only when it was pressed 250 ms after the sentence was on screen: typing ahead, a stuck key or
/// Caps Lock can't answer it.
public struct Confirmation: Sendable {
  /// What runs when it is confirmed.
  public internal(set) var action: Action
  /// Who will get what.
  public internal(set) var sentence: String
  /// The keys that confirm: `y`, and a digit for hands under an input method.
  public let keys: [Character]
  /// When the sentence was painted; nil until then.
  public var shownAt: UInt64?

  /// What a confirmation is for.
  public enum Action: Sendable {
    /// A command with its records and arguments.
    case perform(CommandRequest)
    /// Leaving the program.
    case quit
    /// Going to the background, where nothing rings.
    case suspend
  }

  /// A sentence for an action; `opener` is the key that asked for it.
  public init(_ action: Action, sentence: String, opener: KeyEvent?) {
    self.action = action
    self.sentence = sentence
    keys = [opener == .character("y") ? "Y" : "y", opener == .character("8") ? "7" : "8"]
  }

  enum Outcome {
    case stays
    case leaves
    case confirms
  }

  func handle(_ key: KeyEvent, at time: UInt64) -> Outcome {
    switch key {
    case .escape, .control("c"), .character("n"): return .leaves
    case .character(let character) where keys.contains(character):
      guard let shownAt, time >= shownAt + Timers.questionStanding else { return .stays }
      return .confirms
    default: return .stays
    }
  }
}
