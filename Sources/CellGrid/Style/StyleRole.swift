/// What a cell means. Views choose roles; only a theme knows colours.
public enum StyleRole: UInt8, CaseIterable, Sendable, Hashable {
  /// Plain text.
  case text
  /// Text that may be overlooked: empty values, units, hints.
  case muted
  /// The place to act: keys in hints, the open tab.
  case accent
  /// Titles of panes and records.
  case title
  /// Lines around and between panes.
  case border
  /// The first cells of the selected row.
  case selection
  /// Marked rows and matches of a filter.
  case mark
  /// Blue alerts and neutral news.
  case info
  /// Done, in order, synchronised.
  case ok
  /// Yellow: due soon.
  case caution
  /// Orange: overdue, refused.
  case warning
  /// Red: someone must act now.
  case critical
  /// Everything that belongs to a drill.
  case drill
  /// References to other records and addresses.
  case link
  /// Text being typed.
  case input
  /// A mistake in what was typed, and failures.
  case error
  /// First series of a chart.
  case chartA
  /// Second series of a chart.
  case chartB
  /// Third series of a chart.
  case chartC
  /// Fourth series of a chart.
  case chartD
  /// Fifth series of a chart.
  case chartE
  /// Sixth series of a chart.
  case chartF

  /// The name in theme files.
  public var name: String { Self.names[Int(rawValue)] }

  /// The role with a name of a theme file; nil for other names.
  public init?(name: String) {
    guard let place = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[place]
  }

  /// In the order of the cases. To ask the language for the names of all cases took a millisecond
  /// of each start.
  private static let names = [
    "text", "muted", "accent", "title", "border", "selection", "mark", "info", "ok", "caution",
    "warning", "critical", "drill", "link", "input", "error", "chartA", "chartB", "chartC",
    "chartD", "chartE", "chartF",
  ]
}

/// Attributes on top of a role.
public struct Emphasis: OptionSet, Hashable, Sendable {
  /// Bits of the attributes.
  public let rawValue: UInt8

  /// Attributes from their bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavier strokes.
  public static let bold = Emphasis(rawValue: 1)
  /// A line under the cell.
  public static let underline = Emphasis(rawValue: 2)
  /// Foreground and background exchanged.
  public static let reverse = Emphasis(rawValue: 4)
  /// Weaker colour; many terminals ignore it, so never the only difference.
  public static let dim = Emphasis(rawValue: 8)
}
