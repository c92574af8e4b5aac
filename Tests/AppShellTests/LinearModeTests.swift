import CellGrid
import DomainModel
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Working line by line")
struct LinearModeTests {
  private func session(
    _ fixture: DeskFixture? = nil, _ language: Language = .chinese
  ) throws -> DeskSession {
    try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), language: language, isLinear: true)
  }

  /// Every story below, so that what holds for all lines is asked of all lines.
  private func allLines(_ language: Language) throws -> [String] {
    var lines: [String] = []
    for tab in 1...6 {
      var session = try session(nil, language)
      session.press("\(tab)", "j", "Enter", "j", "Enter", "Esc", "Esc", "s", "Esc", "#", "Esc")
      lines += session.spoken
    }
    var session = try session(nil, language)
    session.press("2", "?", "Down", "Esc", ":")
    session.type("水")
    session.press("Esc", "Ctrl-f")
    session.type("水管")
    session.press("Esc", "a", "Down", "Esc", "U", "Esc", "=", "Esc", "F2", "Esc", "c", "*", "A")
    session.press("Esc", "q", "q", "q")
    return lines + session.spoken
  }

  @Test(
    "No line holds a control, a drawing sign or a block", arguments: [Language.chinese, .english])
  func plainSigns(_ language: Language) throws {
    for line in try allLines(language) {
      for scalar in line.unicodeScalars {
        #expect(!(0x2500...0x28FF).contains(scalar.value), "\(line)")
        #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "\(line)")
      }
      #expect(!line.contains("\n"))
    }
  }

  @Test("A list says where one is: the row and how many there are")
  func rowPlace() throws {
    var session = try session()
    session.press("2")
    #expect(session.spoken.last?.hasPrefix("第 1 条，共 12 条：") == true)
    session.forgetSpoken()

    session.press("j", "j")

    #expect(session.spoken.count == 2)
    #expect(session.spoken.last?.hasPrefix("第 3 条，共 12 条：") == true)
    #expect(session.spoken.last?.contains("供热站停热") == true)
  }

  @Test("Nothing is said twice: an unchanged state adds no line")
  func nothingTwice() throws {
    var session = try session()
    for keys in [
      ["2"], ["Enter"], ["Enter"], ["Esc"], ["Esc"], ["a"], ["Esc"], ["U"], ["Esc"], ["?"],
    ] {
      for key in keys { session.press(key) }
      session.forgetSpoken()
      session.frame()
      session.frame()
      #expect(session.spoken.isEmpty, "\(keys) said \(session.spoken)")
    }
  }

  @Test("A new minute says nothing")
  func clock() throws {
    var session = try session()
    session.press("2")
    session.forgetSpoken()

    for minute in 1...5 {
      session.effects += session.state.handle(
        .clock(DeskFixture.now.adding(milliseconds: Int64(minute) * 60_000)))
      session.frame()
    }

    #expect(session.spoken.isEmpty)
  }

  @Test("Errors and alerts begin with a word")
  func words() throws {
    var session = try session()
    #expect(session.spoken.contains { $0.hasPrefix("红色") && $0.contains("预警") })
    session.press("2", "c")
    #expect(
      session.spoken.last?.hasPrefix("错误 ") == true
        || session.spoken.contains { $0.hasPrefix("错误 ") })

    var english = try self.session(nil, .english)
    #expect(english.spoken.contains { $0.lowercased().hasPrefix("red") && $0.contains("alert") })
    english.press("2", "c")
    #expect(english.spoken.contains { $0.hasPrefix("Error ") })
  }

  @Test("The board says the five panes with their figures")
  func board() throws {
    let session = try session()

    #expect(session.spoken.contains("2 诉求工单 12 逾期2"))
    #expect(session.spoken.contains("4 应急值守 4 待签1"))
    #expect(session.spoken.contains { $0.hasPrefix("诉求工单，全部待办，共 12 条") })
  }

  @Test(
    "Each pane's story passes: list, open, next steps, back",
    arguments: [("3", "云舍酒店"), ("4", "暴雪"), ("5", "供水管网"), ("6", "JY2370102")])
  func paneStories(_ pane: (key: String, word: String)) throws {
    var session = try session()
    session.press(pane.key)
    #expect(session.spoken.last?.contains(pane.word) == true, "\(session.spoken.suffix(2))")
    session.forgetSpoken()

    session.press("Enter")
    #expect(session.spoken.contains { $0.contains(pane.word) })
    #expect(session.spoken.last?.contains("Esc") == true)
    session.forgetSpoken()
    session.press("Enter")
    #expect(session.spoken.first == "下一步")
    session.forgetSpoken()
    session.press("Esc", "Esc")
    #expect(session.spoken.last?.hasPrefix("第 1 条") == true)
  }

  @Test("An order's whole story: filter, open, next step by number, form, question, done")
  func grievanceStory() throws {
    let fixture = try DeskFixture()
    var session = try session(fixture)
    session.press("2", "/")
    session.type("0147")
    session.press("Enter")
    #expect(session.spoken.last?.hasPrefix("第 1 条，共 1 条：") == true)

    session.press("Enter", "Enter")
    let urge = session.menu?.entries.firstIndex { $0.title == "督办" } ?? 0
    #expect(session.spoken.contains { $0.hasPrefix("\(urge + 1) 督办") })
    session.forgetSpoken()
    session.press("\(urge + 1)")
    #expect(session.spoken.first?.hasPrefix("督办. ") == true)
    #expect(session.spoken.contains { $0.hasPrefix("理由（必填）") })

    session.press("Ctrl-s")
    #expect(session.spoken.contains("错误 必填"))
    session.type("1")
    session.press("Ctrl-s")
    #expect(session.spoken.contains("按 y 或 8 确认，按 Esc 取消"))
    session.press("8")
    session.carryOut()
    #expect(session.state.messages.shown?.role == .ok, "\(session.state.messages.all)")
    #expect(session.spoken.contains(session.state.messages.shown?.text ?? "-"))
  }

  @Test("Letters of scripts from right to left are said whole")
  func rightToLeft() throws {
    var session = try session()
    session.press("2", "/")
    session.type("0104")

    #expect(session.spoken.contains { $0.contains("قانداق") })
  }
}
