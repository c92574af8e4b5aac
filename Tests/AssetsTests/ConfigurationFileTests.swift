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
    #expect(none.configuration.rules.escalate[.red] == .minutes(2))
    #expect(none.configuration.rules.shelveMaximum[.red] == nil)
    #expect(none.configuration.rules.reports[.third]?.followUp == .hours(12))
    #expect(none.configuration.rules.inspectionsPerYear["A"] == 1)
    #expect(none.configuration.sync.warnAge.totalSeconds == 259_200)
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
    #expect(read.rules.inspectionRatios["B"] == 0.1)
    #expect(read.rules.inspectionsPerYear == ["A": 1, "B": 3, "C": 3, "D": 3])
    #expect(read.rules.shelveMaximum == [.yellow: .hours(1), .blue: .hours(8)])
    #expect(read.rules.mustAcknowledge[.red] == .everyUnit)
    #expect(read.rules.reports[.first]?.phone == .minutes(20))
    #expect(read.rules.riskWeights["overdue"] == 2)
    #expect(read.alerts.feeds.first?.interval == .minutes(2))
    #expect(read.alerts.feeds.last?.maximumBytes == 10_485_760)
    #expect(read.alerts.sound[.red] == "3x")
    #expect(read.sync.node == "https://node.example")
    #expect(read.node.checkpointLeaves == 50)
    #expect(read.node.certificateKey == "/k")
    #expect(read.openCamera == "mpv {stream}")
  }

  @Test("A bad entry is named with its line, and the rest holds")
  func badEntry() {
    let loaded = load(
      "theme = 7\nbell = false\n\n[sync]\ninterval = \"1 minute\"\nwarnChanges = 5\n")

    #expect(loaded.configuration.theme == "auto")
    #expect(loaded.configuration.bell == false)
    #expect(loaded.configuration.sync.warnChanges == 5)
    #expect(
      loaded.problems.map(\.phrase.english) == [
        "config.toml, line 1: theme: Expected text; the default holds.",
        "config.toml, line 5: sync.interval: Expected a duration such as PT15M or P3D; "
          + "the default holds.",
      ])
    #expect(
      loaded.problems.first?.phrase.chinese == "config.toml 第 1 行：theme：应为文字，按默认值。")
    #expect(loaded.problems.first?.failure().code == .configInvalid)
    #expect(loaded.problems.first?.failure().details["line"]?.int == 1)
  }

  @Test("An unknown entry is named, with the one that was probably meant")
  func unknownEntry() {
    let loaded = load("them = \"dark\"\n[alerts]\nfloodStrat = 3\nnonsense = 1\n")

    #expect(
      loaded.problems.map(\.phrase.english) == [
        "config.toml, line 3: alerts.floodStrat: There is no such entry; ignored; "
          + "did you mean alerts.floodStart?",
        "config.toml, line 4: alerts.nonsense: There is no such entry; ignored.",
        "config.toml, line 1: them: There is no such entry; ignored; did you mean theme?",
      ])
  }

  @Test("The rules of a unit win over the file, and its bad entries keep the file's value")
  func unitRules() {
    let own = load("similar.days = 20\nalerts.escalate.red = \"PT1M\"\n").configuration.rules

    let bound = own.bound(
      by: ["alerts": ["escalate": ["red": "PT3M"]], "similar": ["days": "many", "metres": 60]],
      of: "区水务局")

    #expect(bound.rules.escalate[.red] == .minutes(3))
    #expect(bound.rules.similarDays == 20)
    #expect(bound.rules.similarMetres == 60)
    #expect(bound.problems.map(\.entry) == ["similar.days"])
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
      "ambiguousWidth = 3", "similar.threshold = 1.5", "inspection.capPerYear = 0",
      "alerts.mustAcknowledge.red = \"they\"", "alerts.feeds = [{ interval = \"PT1M\" }]",
      "clocks.complaint.resolve = \"P1M\"", "alerts.callOutCommand = [1]", "language = \"fr\"",
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
      callOutCommand = [
        "say", # bell = [
        "x",
      ]
      floodStart = "many"
      """)

    #expect(loaded.problems.map(\.line) == [9])
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
    listen = "127.0.0.1:8443"
    upstream = "https://city.example"
    [clocks]
    overdueFactor = 0.4
    complaint.resolve = "P5D"
    complaint.calendar = "calendarDays"
    [similar]
    days = 20
    metres = 50
    threshold = 0.7
    [risk]
    samePlaceCount = 4
    samePlaceDays = 8
    weights.overdue = 2
    halfLifeDays = 100
    [inspection]
    ratio.B = 0.1
    capPerYear = 3
    jointDays = 10
    publishWorkingDays = 15
    [alerts]
    escalate.red = "PT1M"
    remind.red = "PT10M"
    shelveMaximum.orange = "none"
    shelveMaximum.yellow = "PT1H"
    floodStart = 20
    floodEnd = 2
    floodWindow = "PT5M"
    mustAcknowledge.red = "everyUnit"
    watchFolder = "/in"
    feeds = [{ url = "https://a", interval = "PT2M", maximumBytes = 100 }, { url = "https://b" }]
    callOutCommand = ["call", "{phone}"]
    sound.red = "3x"
    [reports]
    I.phone = "PT20M"
    I.written = "PT40M"
    IV.followUp = "PT24H"
    [catalogue]
    requestWorkingDays = 8
    disputeWorkingDays = 4
    minimumCell = 10
    [licences]
    softAgeHours = 12
    hardAgeHours = 48
    presentationMinutes = 3
    [sync]
    node = "https://node.example"
    interval = "PT30S"
    blindAfter = "PT5M"
    warnChanges = 10
    warnAge = "P1D"
    [keys]
    "grievance.assign" = "F7"
    grievance.reply = "Ctrl-r"
    [open]
    camera = "mpv {stream}"
    url = "xdg-open"
    [limits]
    lineBytes = 2048
    bodyBytes = 4096
    depth = 32
    requestsPerMinute = 60
    [log]
    retention = "P30D"
    [tls]
    certificate = "/c"
    key = "/k"
    [checkpoint]
    interval = "PT10S"
    leaves = 50
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

  @Test("Accessible, colours and SSH come from the environment")
  func others() {
    #expect(EnvironmentDefaults(["ACCESSIBLE": "1"]).wantsLinear)
    #expect(!EnvironmentDefaults(["ACCESSIBLE": "false"]).wantsLinear)
    #expect(!EnvironmentDefaults(["ACCESSIBLE": "0"]).wantsLinear)
    #expect(EnvironmentDefaults(["NO_COLOR": "1"]).wantsNoColour)
    #expect(!EnvironmentDefaults(["NO_COLOR": ""]).wantsNoColour)
    #expect(EnvironmentDefaults(["SSH_TTY": "/dev/pts/1"]).isRemote)
  }
}
