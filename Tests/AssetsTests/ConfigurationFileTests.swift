import Assets
import DomainModel
import JSONDiff
import Testing

@Suite("Reading the configuration")
struct ConfigurationFileTests {
  private func load(_ text: String) -> LoadedConfiguration {
    ConfigurationFile.decode(text, path: "config.toml")
  }

  @Test("An empty file, or none, gives the documented values")
  func defaults() {
    let none = ConfigurationFile.load("/none", files: fakeFiles([:]))

    #expect(none.problems.isEmpty)
    #expect(none.configuration == Configuration())
    #expect(none.configuration.theme == "auto")
    #expect(none.configuration.bell && !none.configuration.readOnly)
    #expect(none.configuration.rules.json == [:])
  }

  @Test("Every documented entry is read")
  func allEntries() {
    let loaded = load(Self.everything)
    let read = loaded.configuration

    #expect(loaded.problems.map(\.phrase.english) == [])
    #expect(read.language == .english)
    #expect(read.ambiguousWidth == 2)
    #expect(read.mouse == true)
    #expect(read.keys == ["grievance.assign": "F7", "grievance.reply": "Ctrl-r"])
    #expect(read.rules.clocks["complaint"]?["resolve"] == .days(5))
    #expect(read.rules.clockCalendars["complaint"] == .calendarDays)
    #expect(
      read.rules.json == [
        "clocks": [
          "complaint": ["resolve": "P5D", "calendar": "calendarDays"], "overdueFactor": 0.8,
        ],
        "alerts": ["escalate": ["red": "PT1M"]],
        "similar": ["metres": 80, "threshold": 0.7], "risk": ["samePlaceCount": 4],
      ])
    #expect(read.sound[.red]?.steps == [0, 1, 3])
  }

  @Test("A bound that can't be one is named and left out")
  func badBounds() {
    let loaded = load("[similar]\nmetres = 0\nthreshold = 1.5\n[risk]\nsamePlaceDays = 5\n")

    #expect(loaded.configuration.rules.json == ["risk": ["samePlaceDays": 5]])
    #expect(
      loaded.problems.map(\.phrase.english) == [
        "config.toml, line 2: similar.metres: Expected a whole number above zero; "
          + "the default holds.",
        "config.toml, line 3: similar.threshold: Expected a number above 0, up to 1; "
          + "the default holds.",
      ])
  }

  @Test("A bad entry is named with its line, and the rest holds")
  func badEntry() {
    let loaded = load(
      "theme = 7\nbell = false\n\n[alerts]\nescalate.red = \"1 minute\"\nescalate.blue = \"PT5M\"\n"
    )

    #expect(loaded.configuration.theme == "auto")
    #expect(loaded.configuration.bell == false)
    #expect(loaded.configuration.rules.escalate == [.blue: .minutes(5)])
    #expect(
      loaded.problems.map(\.phrase.english) == [
        "config.toml, line 1: theme: Expected text; the default holds.",
        "config.toml, line 5: alerts.escalate.red: Expected a duration such as PT15M or P3D; "
          + "the default holds.",
      ])
    #expect(
      loaded.problems.first?.phrase.chinese == "config.toml 第 1 行：theme：应为文字，按默认值。")
    #expect(loaded.problems.first?.failure().code == .configInvalid)
    #expect(loaded.problems.first?.failure().details["line"]?.int == 1)
  }

  @Test("An unknown entry is named, with the one that was probably meant")
  func unknownEntry() {
    let loaded = load("them = \"dark\"\n[alerts]\nescalate.rod = \"PT1M\"\nfloodStart = 1\n")

    #expect(
      loaded.problems.map(\.phrase.english) == [
        "config.toml, line 3: alerts.escalate.rod: There is no such entry; ignored; "
          + "did you mean alerts.escalate.red?",
        "config.toml, line 4: alerts.floodStart: There is no such entry; ignored.",
        "config.toml, line 1: them: There is no such entry; ignored; did you mean theme?",
      ])
  }

  @Test("Broken syntax costs its line only")
  func brokenSyntax() {
    let loaded = load("theme = \"dark\nbell = false\nlinear == true\nreadOnly = true\n")

    #expect(loaded.configuration.bell == false)
    #expect(loaded.configuration.readOnly == true)
    #expect(loaded.problems.map(\.line) == [1, 3])
  }

  @Test(
    "Values outside of their range are refused",
    arguments: [
      "ambiguousWidth = 3", "mouse = 1", "clocks.complaint.calendar = \"lunar\"",
      "clocks.complaint.resolve = \"P1M\"", "alerts.escalate.red = [1]", "language = \"fr\"",
    ])
  func ranges(line: String) {
    #expect(load(line).problems.count == 1)
    #expect(load(line).configuration == Configuration())
  }

  @Test("Lines are found behind lists and texts of several lines")
  func lines() {
    let loaded = load(
      """
      store = \"\"\"
      /a
      bell = 3 \"\"\"
      [alerts]
      escalate.red = [
        "say", # bell = [
        "x",
      ]
      escalate.blue = "many"
      """)

    #expect(loaded.problems.map(\.line) == [5, 9])
  }

  static let everything = """
    language = "en"
    theme = "night"
    ambiguousWidth = 2
    mouse = true
    linear = true
    bell = false
    readOnly = true
    store = "/data"
    unit.name = "区水务局"
    unit.code = "11370102"
    [clocks]
    overdueFactor = 0.8
    complaint.resolve = "P5D"
    complaint.calendar = "calendarDays"
    [alerts]
    escalate.red = "PT1M"
    sound.red = ".. ."
    [similar]
    metres = 80
    threshold = 0.7
    [risk]
    samePlaceCount = 4
    [keys]
    "grievance.assign" = "F7"
    grievance.reply = "Ctrl-r"
    """
}

@Suite("Reading durations and the environment")
struct ConfigurationValuesTests {
  @Test(
    "A duration is read and printed as ISO 8601",
    arguments: [
      ("PT15M", 900), ("P3D", 259_200), ("P1DT12H", 129_600), ("P2W", 1_209_600), ("PT0S", 0),
      ("PT1H30M5S", 5405),
    ])
  func durations(text: String, seconds: Int) {
    let duration = IsoDuration(parsing: text)

    #expect(duration?.totalSeconds == seconds)
    #expect(duration.flatMap { IsoDuration(parsing: $0.description) } == duration)
  }

  @Test(
    "What has no certain length is no duration",
    arguments: [
      "", "P", "PT", "P1M", "P1Y", "15M", "PT1", "P1H", "PT1D", "P99999999D", "PT-1M", "PTT1M",
    ])
  func refusedDurations(text: String) {
    #expect(IsoDuration(parsing: text) == nil)
  }

  @Test("The locale gives the language, and Chinese when it says nothing")
  func language() {
    #expect(EnvironmentDefaults([:]).language == .chinese)
    #expect(EnvironmentDefaults(["LANG": "C.UTF-8"]).language == .chinese)
    #expect(EnvironmentDefaults(["LANG": "zh_CN.UTF-8"]).language == .chinese)
    #expect(
      EnvironmentDefaults(["LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"]).language == .english)
  }

  @Test("Linear mode and SSH come from the environment")
  func others() {
    #expect(EnvironmentDefaults(["ACCESSIBLE": "1"]).wantsLinear)
    #expect(!EnvironmentDefaults(["ACCESSIBLE": "false"]).wantsLinear)
    #expect(!EnvironmentDefaults(["ACCESSIBLE": "0"]).wantsLinear)
    #expect(EnvironmentDefaults(["SSH_TTY": "/dev/pts/1"]).isRemote)
  }
}
