import CellGrid
import DomainModel

extension ThemeDecoder {
  /// The look of a role; nil, and so the look of `text`, when a part of it is wrong.
  mutating func style(_ role: StyleRole, _ value: TomlNode) -> Style? {
    let path = ["roles", role.name]
    guard case .table(let members) = value else {
      report(path, Phrase("应为 { foreground, background }。", "Expected { foreground, background }."))
      return nil
    }
    for key in members.keys.sorted() where !Self.styleKeys.contains(key) {
      report(path + [key], Phrase("没有这一项，已忽略。", "There is no such entry; ignored."))
    }
    guard let emphasis = emphasis(members["emphasis"], path: path + ["emphasis"]) else {
      return nil
    }
    let monochrome = self.emphasis(members["monochrome"], path: path + ["monochrome"])
    let inColour = members["foreground"] != nil || members["background"] != nil
    let fallback = inColour ? FallbackTheme.monochrome(role) : emphasis
    var style = Style(
      colors: nil, emphasis: emphasis,
      monochrome: members["monochrome"] == nil ? fallback : monochrome ?? fallback)
    guard inColour else { return style }
    guard let pair = pair(members, path: path) else { return nil }
    style.colors = pair
    return style
  }

  private static let styleKeys: Set = ["foreground", "background", "emphasis", "monochrome"]

  private mutating func pair(_ members: [String: TomlNode], path: [String]) -> ColorPair? {
    guard let front = members["foreground"], let back = members["background"] else {
      report(
        path,
        Phrase(
          "foreground 和 background 要么都给，要么都不给；用 text 的样式。",
          "Give both foreground and background, or neither; it looks like text."))
      return nil
    }
    guard let foreground = color(front, path: path + ["foreground"]),
      let background = color(back, path: path + ["background"])
    else { return nil }
    return ColorPair(foreground: foreground, background: background)
  }

  private mutating func color(_ value: TomlNode, path: [String]) -> ThemeColor? {
    if case .string(let text) = value {
      if let color = colors[text] ?? Color(hex: text) { return .rgb(color) }
      if text == "terminal" { return .terminal }
      if let index = Self.paletteNames.firstIndex(of: text) { return .palette(UInt8(index)) }
    }
    report(
      path,
      Phrase("不认得这个颜色；用 text 的样式。", "This is no colour; the role looks like text."))
    return nil
  }

  private static let paletteNames: [String] = {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return plain + plain.map { "bright" + $0.prefix(1).uppercased() + $0.dropFirst() }
  }()

  private mutating func emphasis(_ value: TomlNode?, path: [String]) -> Emphasis? {
    guard let value else { return [] }
    guard case .array(let elements) = value else {
      report(path, Phrase("应为列表，如 [\"bold\"]。", "Expected a list such as [\"bold\"]."))
      return nil
    }
    var emphasis: Emphasis = []
    for element in elements {
      switch element {
      case .string("bold"): emphasis.insert(.bold)
      case .string("underline"): emphasis.insert(.underline)
      case .string("reverse"): emphasis.insert(.reverse)
      case .string("dim"): emphasis.insert(.dim)
      default:
        report(
          path,
          Phrase(
            "只能是 bold、underline、reverse、dim。", "Expected bold, underline, reverse or dim."))
        return nil
      }
    }
    return emphasis
  }
}
