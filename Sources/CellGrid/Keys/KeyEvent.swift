/// A key as the operator means it, whatever bytes the terminal sent.
public enum KeyEvent: Hashable, Sendable {
  /// A visible character, or a space.
  case character(Character)
  /// Return, or Enter of the keypad.
  case enter
  /// Escape alone.
  case escape
  /// Tabulator.
  case tab
  /// Shift with tabulator.
  case backTab
  /// Deletes to the left.
  case backspace
  /// Deletes to the right.
  case delete
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// A page up.
  case pageUp
  /// A page down.
  case pageDown
  /// To the beginning.
  case home
  /// To the end.
  case end
  /// Insert.
  case insert
  /// F1…F12.
  case function(Int)
  /// Control with a letter, always lower-case.
  case control(Character)
  /// Pasted text in one piece, controls dropped but line breaks.
  case paste(String)
  /// A mouse report.
  case mouse(MouseEvent)
}

/// What the mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
  /// The kinds of reports that are used.
  public enum Kind: Hashable, Sendable {
    /// A button went down.
    case press
    /// A button went up.
    case release
    /// The mouse moved with a button down.
    case drag
    /// One notch up.
    case wheelUp
    /// One notch down.
    case wheelDown
  }

  /// The buttons that are told apart.
  public enum Button: Hashable, Sendable {
    /// The first button.
    case left
    /// The wheel as a button.
    case middle
    /// The second button.
    case right
    /// No button: wheel reports.
    case none
  }

  /// What happened.
  public var kind: Kind
  /// By which button.
  public var button: Button
  /// The cell, from 0.
  public var position: Position

  /// A report.
  public init(kind: Kind, button: Button, position: Position) {
    self.kind = kind
    self.button = button
    self.position = position
  }
}
