import CommandCatalog
import DomainModel
import Testing

@Suite("Binding keys")
struct BindingKeysTests {
  private let grievances = CommandArea.listStack(of: .grievances)

  @Test("Accept and sign share a key because no order is in both states")
  func sharedKey() {
    let commands = KeyMap().commands(for: "A", in: grievances).map(\.id)

    #expect(commands.contains("grievance.accept") && commands.contains("grievance.sign"))
  }

  @Test("Enter opens in a list and offers the next steps in a record")
  func enter() {
    let map = KeyMap()

    #expect(map.command(for: "Enter", in: grievances)?.id == "list.open")
    #expect(
      map.command(for: "Enter", in: CommandArea.recordStack(of: .grievances))?.id
        == "record.nextSteps")
  }

  @Test("The operator's own key takes the place of the declared one")
  func override() throws {
    let map = KeyMap(overrides: ["grievance.urge": "Ctrl-t"])
    let urge = try #require(CommandCatalog.command(id: "grievance.urge"))

    #expect(map.keys(of: urge) == ["Ctrl-t"])
    #expect(map.command(for: "Ctrl-t", in: grievances)?.id == "grievance.urge")
    #expect(map.command(for: "x", in: grievances) == nil)
  }

  @Test("A clash, an unknown command and a reserved key are named, the rest holds")
  func problems() {
    let map = KeyMap(overrides: [
      "grievance.urge": "a", "grievance.nothing": "F6", "shell.zoom": "Ctrl-h",
    ])

    #expect(
      map.problems.contains {
        if case .clash(let key, _, _) = $0 { key == "a" } else { false }
      })
    #expect(map.problems.contains(.unknownCommand("grievance.nothing")))
    #expect(map.problems.contains(.reservedKey("Ctrl-h", command: "shell.zoom")))
    #expect(map.command(for: "z", in: grievances)?.id == "shell.zoom")
    for problem in map.problems {
      #expect(!problem.message(.chinese).isEmpty && !problem.message(.english).isEmpty)
    }
  }

  @Test(
    "A key may be written in any of the usual ways",
    arguments: [
      ("ctrl-T", "Ctrl-t"), ("^t", "Ctrl-t"), ("f8", "F8"), ("space", "Space"),
      ("pageup", "PgUp"), ("：", ":"), ("X", "X"),
    ])
  func spellings(_ written: String, _ key: String) {
    let map = KeyMap(overrides: ["list.sort": written])

    #expect(map.commands(for: key, in: [.list]).contains { $0.id == "list.sort" })
    #expect(map.shownKey(of: "list.sort") == key)
  }

  @Test(
    "What is no key, or means something else to terminals, is named and the declared key stays",
    arguments: ["Hyper-x", "Ctrl-Enter", "ctrl-h", "^i", "Ctrl-[", "F13", "xx"])
  func noKey(_ written: String) {
    let map = KeyMap(overrides: ["list.sort": written])

    #expect(map.problems.count == 1)
    #expect(map.problems.allSatisfy { $0.message(.chinese).contains(written) })
    #expect(map.shownKey(of: "list.sort") == "s")
  }

  @Test("An empty key unbinds")
  func unbound() {
    let map = KeyMap(overrides: ["list.sort": ""])

    #expect(map.command(for: "s", in: grievances) == nil)
  }

  @Test("No key is bound that terminals cannot send")
  func reserved() {
    for command in CommandCatalog.all {
      #expect(KeyMap.neverBound.isDisjoint(with: command.keys), "\(command.id)")
    }
  }
}
