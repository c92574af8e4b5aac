import CellGrid
import TestSupport
import Testing

@Suite("Climbing down the ladder of terminals")
struct LadderTests {
  @Test(
    "Known and unknown terminals show the screen",
    arguments: [
      "xterm-kitty", "xterm", "screen-256color", "tmux-256color", "no-such-thing",
    ])
  func types(_ type: String) throws {
    let desk = try Desk()

    let session = try desk.open(environment: ["TERM": type], first: "退出")

    #expect(session.screen.unknown.isEmpty)
    #expect(session.screen.contains("诉求工单"))
  }

  @Test("What stands in for an unknown terminal, locale or cursor is said in one line")
  func remarks() throws {
    let desk = try Desk()
    let type = try desk.open(environment: ["TERM": "no-such-thing"], first: "退出")
    #expect(type.screen.contains("没有终端类型 no-such-thing"))
    let locale = try desk.open(environment: ["LC_ALL": "C"], first: "退出")
    #expect(locale.screen.contains("已改用 C.UTF-8"))
    let lines = try desk.open(environment: ["TERM": "dumb"], first: "第 1 条，共")
    #expect(lines.screen.contains("终端类型 dumb 不能移动光标"))
    let usual = try desk.open(first: "退出")
    #expect(!usual.screen.contains("终端类型"))
  }

  @Test(
    "A console is asked once whether it shows Chinese, and keeps the answer",
    arguments: ["linux", "kmscon", "fbterm"])
  func console(_ type: String) throws {
    let desk = try Desk()
    let session = try desk.open(environment: ["TERM": type], first: "1 看得见这行中文  2 I see boxes")
    try session.press("x1", for: "退出")

    let again = try desk.open(environment: ["TERM": type], first: "退出")

    #expect(again.screen.unknown.isEmpty)
    #expect(again.screen.contains("诉求工单"))
  }

  @Test("A console that shows boxes is English with spelled names, in both modes")
  func boxes() throws {
    let desk = try Desk()
    let session = try desk.open(environment: ["TERM": "linux"], first: "2 I see boxes")
    try session.press("2", for: "Quit")
    try session.press("2/", for: "keep the filter")
    try session.press(StoreTemplate.acceptedInitials + "\r", for: "Luo yuan")
    try session.press(Key.enter, for: "Next steps")
    #expect(session.screen.hasNoChinese)
    try session.press(Key.f3, for: "no Chinese signs")

    let lines = try desk.open(["--plain"], environment: ["TERM": "linux"], first: "Row 1 of")
    #expect(lines.screen.hasNoChinese)

    let other = try desk.open(first: "退出")
    #expect(!other.screen.hasNoChinese)
  }

  @Test("A terminal without a cursor gets lines", arguments: ["dumb", ""])
  func lines(_ type: String) throws {
    let desk = try Desk()

    let session = try desk.open(environment: ["TERM": type], first: "第 1 条，共")

    #expect(!session.screen.isAlternate)
  }

  @Test("Without a UTF-8 locale Chinese is shown all the same", arguments: ["C", "POSIX"])
  func locale(_ name: String) throws {
    let desk = try Desk()

    let session = try desk.open(environment: ["LC_ALL": name], first: "退出")

    #expect(session.screen.contains("综合指挥中心"))
  }

  @Test("NO_COLOR leaves no colour, COLORTERM=truecolor sends 24 bits, neither 256")
  func colours() throws {
    let desk = try Desk()
    let plain = try desk.open(environment: ["NO_COLOR": "1"], first: "退出")
    let full = try desk.open(environment: ["COLORTERM": "truecolor"], first: "退出")
    let usual = try desk.open(first: "退出")

    #expect(plain.screen.colours == [.standard])
    #expect(full.screen.colours.contains { if case .rgb = $0 { true } else { false } })
    #expect(!usual.screen.colours.contains { if case .rgb = $0 { true } else { false } })
  }

  @Test(
    "Every theme is chosen by F2, at every number of colours",
    arguments: [
      ("xterm-256color", "truecolor", ""), ("xterm-256color", "", ""), ("xterm-16color", "", ""),
      ("xterm", "", ""), ("xterm-256color", "", "1"),
    ])
  func themes(_ type: String, _ promise: String, _ refusal: String) throws {
    let desk = try Desk()
    let session = try desk.open(
      environment: ["TERM": type, "COLORTERM": promise, "NO_COLOR": refusal], first: "退出")
    try session.press(Key.f2, for: "high-contrast")

    for digit in 1...7 {
      try session.press(String(digit), away: "high-contrast")
      try session.press(Key.f2, for: "high-contrast")
    }

    try session.press(Key.escape, away: "high-contrast")
    try session.require("退出")
    #expect(session.screen.unknown.isEmpty)
  }
}

extension VirtualScreen {
  fileprivate var hasNoChinese: Bool {
    !text.unicodeScalars.contains { $0.properties.isIdeographic }
  }

  /// All colours on the screen.
  var colours: Set<VirtualColor> {
    var colours: Set<VirtualColor> = []
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        colours.insert(self[column, row].style.foreground)
        colours.insert(self[column, row].style.background)
      }
    }
    return colours
  }
}
