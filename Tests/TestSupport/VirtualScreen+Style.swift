extension VirtualScreen {
  /// Select Graphic Rendition, as far as ncurses uses it.
  mutating func changeStyle(_ numbers: [Int]) {
    var rest = (numbers.isEmpty ? [0] : numbers)[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: style = VirtualStyle()
      case 1: style.isBold = true
      case 2: style.isDim = true
      case 4: style.isUnderlined = true
      case 7: style.isReversed = true
      case 22:
        style.isBold = false
        style.isDim = false
      case 24: style.isUnderlined = false
      case 27: style.isReversed = false
      case 30...37: style.foreground = .index(number - 30)
      case 38: style.foreground = Self.color(&rest) ?? .standard
      case 39: style.foreground = .standard
      case 40...47: style.background = .index(number - 40)
      case 48: style.background = Self.color(&rest) ?? .standard
      case 49: style.background = .standard
      case 90...97: style.foreground = .index(number - 90 + 8)
      case 100...107: style.background = .index(number - 100 + 8)
      // The fonts of the Linux console, which has no other way to its graphics set.
      case 10: usesLineGraphics = false
      case 11: usesLineGraphics = true
      default: unknown.append("SGR \(number)")
      }
    }
  }

  private static func color(_ rest: inout ArraySlice<Int>) -> VirtualColor? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map(VirtualColor.index)
    case 2:
      guard rest.count >= 3 else { return nil }
      return .rgb(
        red: rest.removeFirst(), green: rest.removeFirst(), blue: rest.removeFirst())
    default: return nil
    }
  }
}
