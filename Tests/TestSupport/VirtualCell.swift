/// A colour that a program asked for.
public enum VirtualColor: Hashable, Sendable {
  /// None was asked for.
  case standard
  /// One of the 256.
  case index(Int)
  /// 24 bits.
  case rgb(red: Int, green: Int, blue: Int)
}

/// How the cells written next look.
public struct VirtualStyle: Hashable, Sendable {
  /// The text.
  public var foreground = VirtualColor.standard
  /// The ground.
  public var background = VirtualColor.standard
  /// SGR 1.
  public var isBold = false
  /// SGR 2.
  public var isDim = false
  /// SGR 4.
  public var isUnderlined = false
  /// SGR 7.
  public var isReversed = false

  /// The style after SGR 0.
  public init() {}
}

/// A cell of a virtual screen.
public struct VirtualCell: Hashable, Sendable {
  /// What stands there; empty in the right half of a wide character.
  public var text: String
  /// Its look.
  public var style: VirtualStyle
  /// 1, 2 for the left half of a wide character, 0 for the right.
  public var width: Int

  /// A cell.
  public init(text: String = " ", style: VirtualStyle = VirtualStyle(), width: Int = 1) {
    self.text = text
    self.style = style
    self.width = width
  }
}
