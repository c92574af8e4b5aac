/// A line of text being typed, edited by graphemes. A value: forms keep it in their state.
public struct TextField: Hashable, Sendable {
  /// The graphemes of the line.
  public private(set) var characters: [Character]
  /// Graphemes left of the caret, 0…`characters.count`.
  public private(set) var caret: Int
  private var earlier: [Snapshot] = []
  private var later: [Snapshot] = []
  private var lastEdit: Edit?

  /// A field with a text and the caret behind it.
  public init(_ text: String = "") {
    characters = Array(TextField.shown(text))
    caret = characters.count
  }

  /// The text of the line.
  public var text: String { String(characters) }
  /// True without any text.
  public var isEmpty: Bool { characters.isEmpty }

  /// Replaces the text, as one step that `undo` takes back; the caret goes behind it.
  public mutating func replace(with text: String) {
    remember(.replacement)
    characters = Array(TextField.shown(text))
    caret = characters.count
  }

  /// Puts a text at the caret. Line breaks become spaces, controls are dropped.
  public mutating func insert(_ text: String) {
    insert(text, as: .typing)
  }

  /// Puts a pasted text at the caret: one step of its own.
  public mutating func paste(_ text: String) {
    insert(text, as: .paste)
    lastEdit = nil
  }

  /// Removes the grapheme left of the caret.
  public mutating func backspace() {
    guard caret > 0 else { return }
    remember(.deletion)
    caret -= 1
    characters.remove(at: caret)
  }

  /// Removes the grapheme right of the caret.
  public mutating func deleteForward() {
    guard caret < characters.count else { return }
    remember(.deletion)
    characters.remove(at: caret)
  }

  /// Removes everything left of the caret.
  public mutating func clearToStart() {
    removeLeft(to: 0)
  }

  /// Removes the word left of the caret with the spaces behind it; Chinese goes one run at a time.
  public mutating func deleteWord() {
    removeLeft(to: wordStart)
  }

  /// Moves the caret by graphemes, negative to the left, not beyond the ends.
  public mutating func move(by steps: Int) {
    caret = min(max(0, caret + steps), characters.count)
    lastEdit = nil
  }

  /// Moves the caret before the first grapheme.
  public mutating func moveToStart() { move(by: -caret) }
  /// Moves the caret behind the last grapheme.
  public mutating func moveToEnd() { move(by: characters.count - caret) }

  /// Takes the last step back; false when there is none. Typing in one go is one step.
  @discardableResult
  public mutating func undo() -> Bool {
    guard let snapshot = earlier.popLast() else { return false }
    later.append(Snapshot(characters: characters, caret: caret))
    restore(snapshot)
    return true
  }

  /// Does the last undone step again; false when there is none.
  @discardableResult
  public mutating func redo() -> Bool {
    guard let snapshot = later.popLast() else { return false }
    earlier.append(Snapshot(characters: characters, caret: caret))
    restore(snapshot)
    return true
  }

  /// Handles a key. Enter, Esc, Tab and everything that a form may want come back unhandled.
  /// - Returns: true when the key belonged to the field, even when it changed nothing.
  public mutating func handle(_ key: KeyEvent) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): paste(text)
    case .backspace: backspace()
    case .delete: deleteForward()
    case .left: move(by: -1)
    case .right: move(by: 1)
    case .home: moveToStart()
    case .end: moveToEnd()
    case .control("u"): clearToStart()
    case .control("w"): deleteWord()
    default: return false
    }
    return true
  }
}

extension TextField {
  fileprivate struct Snapshot: Hashable, Sendable {
    let characters: [Character]
    let caret: Int
  }

  fileprivate enum Edit: Hashable, Sendable {
    case typing
    case deletion
    case paste
    case replacement
  }

  /// More steps than this are forgotten, oldest first.
  private static let mostSteps = 200

  private var wordStart: Int {
    var start = caret
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    guard start > 0 else { return 0 }
    let isIdeographic = TextField.isIdeographic(characters[start - 1])
    while start > 0, !characters[start - 1].isWhitespace,
      TextField.isIdeographic(characters[start - 1]) == isIdeographic
    { start -= 1 }
    return start
  }

  private mutating func insert(_ text: String, as edit: Edit) {
    let addition = TextField.shown(text)
    guard !addition.isEmpty else { return }
    remember(edit)
    // A mark typed after its letter joins it, so the left part is segmented anew.
    let left = Array(String(characters[..<caret]) + addition)
    characters = left + characters[caret...]
    caret = left.count
  }

  private mutating func removeLeft(to start: Int) {
    guard start < caret else { return }
    remember(.replacement)
    characters.removeSubrange(start..<caret)
    caret = start
  }

  /// Keeps the state for `undo` unless the edit goes on with the last one.
  private mutating func remember(_ edit: Edit) {
    let goesOn = lastEdit == edit && (edit == .typing || edit == .deletion)
    lastEdit = edit
    later = []
    guard !goesOn else { return }
    earlier.append(Snapshot(characters: characters, caret: caret))
    if earlier.count > Self.mostSteps { earlier.removeFirst() }
  }

  private mutating func restore(_ snapshot: Snapshot) {
    characters = snapshot.characters
    caret = snapshot.caret
    lastEdit = nil
  }

  /// What of a text stands in a field: line breaks and tabs as spaces, no controls, no bidi or zero-width signs; joiners of
  /// emoji stay, they are part of what was typed.
  public static func shown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.replacingLineBreaks.unicodeScalars {
      switch ScalarClass(scalar) {
      case .format where scalar.value == 0x200D || scalar.value == 0xFE0F: result.append(scalar)
      case .format: continue
      case .unknown where scalar.value < 0xA0: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isIdeographic(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { ScalarClass($0) == .wide } ?? false
  }
}

extension String {
  fileprivate var replacingLineBreaks: String {
    var result = ""
    for character in self {
      result.append(character.isNewline || character == "\t" ? " " : character)
    }
    return result
  }
}
