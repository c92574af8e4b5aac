import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Never changing a record by accident")
struct SafetyTests {
  private static let places: [[String]] = [
    [], ["2"], ["2", "Enter"], ["2", "Space", "Space"], ["3"], ["3", "Enter"], ["4"], ["5"],
    ["2", "G"],
  ]

  private static let letters = (0x21...0x7E).compactMap { Unicode.Scalar($0).map(Character.init) }

  @Test("No key, in either case or twice, runs a writing command without a sentence or typing")
  func letterKeys() throws {
    for place in Self.places {
      var start = try DeskSession(size: Size(columns: 80, rows: 24))
      for key in place { start.press(key) }
      for letter in Self.letters {
        var session = start
        session.send(.character(letter))
        session.send(.character(letter))
        try check(session, "\(place) \(letter)\(letter)")
        guard letter.isLetter else { continue }
        session = start
        session.send(.character(letter))
        session.send(.character(Self.otherCase(letter)))
        try check(session, "\(place) \(letter) then the other case")
      }
    }
  }

  @Test("Any two letters after each other write nothing that was not confirmed or typed")
  func randomKeys() throws {
    var random = SeededGenerator(seed: 11)
    let keys: [KeyEvent] =
      Self.letters.filter { $0 != "y" && $0 != "8" && $0 != "7" }.map { .character($0) } + [
        .enter, .escape, .tab, .up, .down, .pageDown, .control("d"), .control("u"), .character(" "),
        .function(3), .home, .end,
      ]
    for _ in 0..<30 {
      var session = try DeskSession(size: Size(columns: 80, rows: 24))
      session.press("2")
      for _ in 0..<40 {
        session.send(keys.randomElement(using: &random) ?? .escape, after: 300)
        if session.form != nil { session.press("Esc") }
      }
      #expect(session.performed.allSatisfy { Self.isHarmless($0.command) })
    }
  }

  private func check(_ session: DeskSession, _ what: String) throws {
    for request in session.performed {
      #expect(Self.isHarmless(request.command), "\(what) ran \(request.command)")
    }
  }

  /// Commands that only read, take a lease that runs out by itself, acknowledge the alert that
  /// stood on its line long enough, which is meant to be one key, or change no record: a flag is
  /// the operator's own, and the same key takes it back.
  private static func isHarmless(_ identifier: String) -> Bool {
    guard let command = CommandCatalog.command(id: identifier) else { return false }
    return !command.writes
      || [
        "grievance.next", "alert.ack", "record.flag", "record.unflag",
      ].contains(command.id)
  }

  private static func otherCase(_ letter: Character) -> Character {
    let text = String(letter)
    let other = text == text.uppercased() ? text.lowercased() : text.uppercased()
    return other.first ?? letter
  }
}

/// A small generator, so that a failing run can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}
