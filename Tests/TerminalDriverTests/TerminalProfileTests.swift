import CellGrid
import Testing

@testable import TerminalDriver

@Suite("Reading the environment")
struct TerminalProfileTests {
  private func profile(_ type: String?, _ others: [String: String] = [:]) -> TerminalProfile {
    TerminalProfile(environment: others.merging(type.map { ["TERM": $0] } ?? [:]) { $1 })
  }

  @Test("Unknown types have stand-ins near them, dumb ones none")
  func ladder() {
    #expect(profile(nil).candidateTypes.isEmpty)
    #expect(profile("dumb").candidateTypes.isEmpty)
    #expect(profile("xterm-kitty").candidateTypes.prefix(2) == ["xterm-kitty", "xterm-256color"])
    #expect(profile("alacritty").candidateTypes.prefix(2) == ["alacritty", "xterm-256color"])
    #expect(profile("tmux-direct").candidateTypes.first == "tmux-256color")
    #expect(profile("fbterm").candidateTypes.prefix(2) == ["fbterm", "linux"])
    #expect(profile("nonsense").candidateTypes == ["nonsense", "vt220", "vt100", "ansi"])
  }

  @Test("Colours follow the description, COLORTERM and NO_COLOR")
  func colours() {
    #expect(profile("xterm-256color").colorDepth(described: 256) == .colors256)
    let promising = ["COLORTERM": "truecolor"]
    #expect(profile("xterm-256color", promising).colorDepth(described: 256) == .trueColor)
    #expect(profile("linux", promising).colorDepth(described: 8) == .colors8)
    #expect(profile("xterm", ["NO_COLOR": "1"]).colorDepth(described: 256) == .monochrome)
    #expect(profile("xterm", ["NO_COLOR": ""]).colorDepth(described: 16) == .colors16)
    #expect(profile("xterm-direct").promisesTrueColor)
  }

  @Test("Multiplexers and networks are noticed")
  func surroundings() {
    #expect(profile("screen-256color", ["TMUX": "/run/x"]).multiplexer == .tmux)
    #expect(profile("screen").multiplexer == .screen)
    #expect(profile("xterm", ["ZELLIJ": "0"]).multiplexer == .zellij)
    #expect(profile("xterm").multiplexer == nil)
    #expect(profile("xterm", ["SSH_CONNECTION": "a b"]).isRemote)
  }

  @Test("Notices go only where they are known, wrapped for tmux, without controls")
  func notices() {
    let notice = DesktopNotice(title: "红色\u{1B}预警", body: "a;b")
    #expect(notice.bytes(for: profile("xterm-256color")).isEmpty)
    #expect(
      String(
        decoding: notice.bytes(for: profile("xterm", ["TERM_PROGRAM": "WezTerm"])), as: UTF8.self)
        == "\u{1B}]9;红色预警 a;b\u{07}")
    #expect(
      String(decoding: notice.bytes(for: profile("foot")), as: UTF8.self)
        == "\u{1B}]777;notify;红色预警;a;b\u{07}")
    let inside = profile("tmux-256color", ["TERM_PROGRAM": "ghostty", "TMUX": "x"])
    #expect(
      String(decoding: notice.bytes(for: inside), as: UTF8.self)
        == "\u{1B}Ptmux;\u{1B}\u{1B}]9;红色预警 a;b\u{07}\u{1B}\\")
  }

  @Test("The clipboard's text is base64 with its padding")
  func clipboard() {
    let pairs = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("值守", "5YC85a6I")]
    for (text, encoded) in pairs {
      #expect(ClipboardSequence.base64(Array(text.utf8)) == Array(encoded.utf8))
    }
  }
}
