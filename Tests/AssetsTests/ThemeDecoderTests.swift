import Assets
import DomainModel
import CellGrid
import Testing

@Suite("Reading a theme with mistakes")
struct ThemeDecoderTests {
  private func load(_ text: String) -> LoadedTheme {
    ThemeDecoder.decode(text, name: "mine", path: "mine.toml")
  }

  private let start = """
    name = "mine"
    [colours]
    ground = "#000000"
    [roles]
    text = { foreground = "#ffffff", background = "ground" }

    """

  private func problems(_ loaded: LoadedTheme, at line: Int) -> [String] {
    loaded.problems.filter { $0.line == line }.map(\.phrase.english)
  }

  @Test("One colour without the other is named with file and line, and the role looks like text")
  func oneColour() {
    let loaded = load(start + "mark = { foreground = \"#ff0000\" }\n")

    #expect(
      problems(loaded, at: 6).first?.hasPrefix("mine.toml, line 6: roles.mark: Give both") == true)
    #expect(loaded.theme[.mark].colors == loaded.theme[.text].colors)
    #expect(loaded.theme[.mark].emphasis == [.underline])
  }

  @Test("An unknown colour spoils only its role")
  func unknownColour() {
    let loaded = load(
      start + """
        info = { foreground = "#12345", background = "ground" }
        link = { foreground = "red", background = "ground" }
        """)

    #expect(problems(loaded, at: 6).count == 1)
    #expect(loaded.theme[.link].foreground == .palette(1))
  }

  @Test("A line that is not TOML is named and skipped, and the rest holds")
  func brokenLine() {
    let loaded = load(
      start + "info = = 3\nlink = { foreground = \"red\", background = \"ground\" }\n")

    #expect(problems(loaded, at: 6).count == 1)
    #expect(loaded.theme[.text].foreground == .rgb(Color(0xFFFFFF)))
    #expect(loaded.theme[.link].foreground == .palette(1))
  }

  @Test("Roles and entries that do not exist are named")
  func unknownEntries() {
    let loaded = load(start + "shiny = {}\n[other]\nx = 1\n")

    #expect(loaded.problems.contains { $0.entry == "roles.shiny" && $0.line == 6 })
    #expect(loaded.problems.contains { $0.entry == "other" && $0.line == 7 })
  }

  @Test("Missing roles are named, and the theme is complete all the same")
  func missingRoles() {
    let loaded = load(start)

    #expect(loaded.problems.count == StyleRole.allCases.count - 1)
    #expect(StyleRole.allCases.allSatisfy { loaded.theme[$0].colors == loaded.theme[.text].colors })
  }

  @Test("Anything at all gives a theme")
  func nonsense() {
    for text in ["", "\u{0}", "[", "roles = 3", "[roles]\ntext = 3", "[[roles]]", "= = =\n= ="] {
      #expect(load(text).theme.styles.count == StyleRole.allCases.count)
      #expect(!load(text).problems.isEmpty)
    }
  }
}

@Suite("Choosing a theme")
struct ThemeLibraryTests {
  private let library = ThemeLibrary(
    AssetLocator(
      explicit: nil, environment: ["HOME": "/home/wang"], executable: "/opt/duty/bin/dutydesk",
      files: fakeFiles([
        "/home/wang/.config/dutydesk/Themes/own.toml": "appearance = \"light\"",
        "/home/wang/.config/dutydesk/Themes/dark.toml": "appearance = \"light\"",
        "/opt/duty/bin/../share/dutydesk/Themes/dark.toml": "appearance = \"dark\"",
        "/opt/duty/bin/../share/dutydesk/Themes/light.toml": "appearance = \"light\"",
      ])))

  @Test("The program's themes come first, and the user's own hide those of the same name")
  func names() {
    #expect(library.names == ["light", "dark", "own"])
    #expect(library.load("dark").theme.isDark == false)
  }

  @Test(
    "A theme that does not exist gives the fallback theme and says so",
    arguments: ["sepia", "../x"])
  func missing(name: String) {
    #expect(library.load(name).theme == FallbackTheme.theme)
    #expect(library.load(name).problems.count == 1)
  }

  @Test("Auto follows the terminal's answer, then COLORFGBG, then is dark")
  func automatic() {
    func choice(_ background: Color?, _ value: String?) -> String {
      ThemeLibrary.automatic(
        background: background, environment: value.map { ["COLORFGBG": $0] } ?? [:])
    }

    #expect(choice(Color(0xFDF6E3), "15;0") == "light")
    #expect(choice(Color(0x002B36), "0;15") == "dark")
    #expect(choice(nil, "0;15") == "light")
    #expect(choice(nil, "0;default;15") == "light")
    #expect(choice(nil, "15;0") == "dark")
    #expect(choice(nil, "rubbish") == "dark")
    #expect(choice(nil, nil) == "dark")
  }
}
