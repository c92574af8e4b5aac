import CellGrid
import Foundation
import TestSupport
import Testing

@Suite("Configuring the workstation")
struct ConfiguringTests {
  @Test("A broken entry is named with file and line, and the rest holds")
  func brokenConfiguration() throws {
    let desk = try Desk()
    let file = try desk.folder.write(
      "theme = \"light\"\nmouse = \"perhaps\"\nlinear = true\n", to: "config/dutydesk/config.toml")

    let session = try desk.open(size: Size(columns: 160, rows: 60), first: "第 1 条，共")

    try session.require("config.toml 第 2 行")
    #expect(session.screen.contains("mouse"))
    #expect(file.hasSuffix("config.toml"))
  }

  @Test("A file that isn't TOML at all is named and the program opens")
  func noConfiguration() throws {
    let desk = try Desk()
    try desk.folder.write("theme = [[[\n", to: "config/dutydesk/config.toml")

    let session = try desk.open(first: "退出")

    try session.require("config.toml")
  }

  @Test("A theme's bad entry is named with file and line, and the rest of it holds")
  func brokenTheme() throws {
    let desk = try Desk()
    let lines = try theme("light", named: "mine").split(
      separator: "\n", omittingEmptySubsequences: false)
    let wrong = try #require(lines.firstIndex { $0.hasPrefix("soft = ") })
    var broken = lines
    broken[wrong] = "soft = \"#zzzzzz\""
    try desk.folder.write(
      broken.joined(separator: "\n"), to: "config/dutydesk/Themes/mine.toml")

    let session = try desk.open(["--theme", "mine"], first: "退出")

    try session.require("mine.toml 第")
    #expect(session.screen.colours.count > 2)
  }

  @Test("The configuration saved again is read at once: a bad entry is named, the rest holds")
  func savedAgain() throws {
    let desk = try Desk()
    let session = try desk.open(first: "退出")
    try session.require("/ 筛选")

    try desk.folder.write(
      "mouse = \"perhaps\"\n[keys]\n\"list.filter\" = \"Ctrl-t\"\n",
      to: "config/dutydesk/config.toml")

    try session.require("config.toml 第 1 行")
    try session.require("Ctrl-t 筛选")
    try session.press(Key.control("t"), for: "保留筛选")

    try desk.folder.write("linear = true\n", to: "config/dutydesk/config.toml")
    try session.require("第 1 条，共")
    #expect(!session.screen.isAlternate)
  }

  @Test("A theme saved again is seen at once")
  func reloading() throws {
    let desk = try Desk()
    try desk.folder.write(
      theme("light", named: "mine"), to: "config/dutydesk/Themes/mine.toml")
    let session = try desk.open(
      ["--theme", "mine"], environment: ["COLORTERM": "truecolor"], first: "退出")
    let ground = session.screen[0, 0].style.background

    try desk.folder.write(
      theme("dark", named: "mine"), to: "config/dutydesk/Themes/mine.toml")

    try session.require("other colours") { $0[0, 0].style.background != ground }
  }

  private func theme(_ name: String, named newName: String) throws -> String {
    try String(contentsOfFile: "\(Desk.checkout)/Themes/\(name).toml", encoding: .utf8)
      .replacing("name = \"\(name)\"", with: "name = \"\(newName)\"")
  }
}
