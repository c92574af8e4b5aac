import CellGrid

/// A dialog over the panes.
public enum Overlay: Sendable {
  /// A list to choose from: palette, help, next steps, search, views.
  case menu(Menu)
  /// The arguments of a command.
  case form(CommandForm)
  /// A sentence that asks before something goes outward.
  case confirmation(Confirmation)
  /// A text to read.
  case page(TextPage)
  /// A map of the list, or the same as a table.
  case map(MapSheet)
  /// A conflict, field by field.
  case conflict(ConflictSheet)
}

/// A text to read in a box, longer ones scroll.
public struct TextPage: Sendable {
  /// What it is called.
  public let title: String
  /// Its lines, wrapped by the view.
  public let text: String
  /// The first line on screen.
  public var offset = 0

  /// A text with its title.
  public init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}
