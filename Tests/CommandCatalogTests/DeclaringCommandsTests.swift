import CommandCatalog
import DomainModel
import JSONDiff
import Testing

@Suite("Declaring commands once")
struct DeclaringCommandsTests {
  @Test("Ids and command lines are unique")
  func unique() {
    let ids = CommandCatalog.all.map(\.id)
    let lines = CommandCatalog.all.compactMap(\.words)

    #expect(Set(ids).count == ids.count)
    #expect(Set(lines).count == lines.count)
  }

  @Test("Every command has a title and a help in both languages")
  func helped() {
    for command in CommandCatalog.all {
      for language in Language.allCases {
        #expect(!command.title(language).isEmpty, "\(command.id)")
        #expect(!command.help(language).isEmpty, "\(command.id)")
      }
    }
  }

  @Test("Every argument has a title in both languages and a name of its own")
  func arguments() {
    for command in CommandCatalog.all {
      let names = command.arguments.flatMap { [$0.name] + $0.aliases }
      #expect(Set(names).count == names.count, "\(command.id)")
      for argument in command.arguments {
        #expect(!argument.title(.chinese).isEmpty && !argument.title(.english).isEmpty)
      }
    }
  }

  @Test("Every command of a state machine stands in the table of its types")
  func stateCommands() {
    for command in CommandCatalog.all where command.stateCommand != nil {
      #expect(command.startingStates?.isEmpty == false, "\(command.id)")
    }
  }

  @Test("Every transition of a grievance and of a task has its command")
  func complete() throws {
    for type in [RecordType.grievance, .task] {
      let machine = try #require(StateMachine.of(type))
      for name in machine.commands where name != "note" {
        #expect(CommandCatalog.command(id: "\(type.rawValue).\(name)") != nil, "\(name)")
      }
    }
  }

  @Test("What the table requires is an argument of the command")
  func requiredArguments() throws {
    for command in CommandCatalog.all {
      guard let name = command.stateCommand, let type = command.recordTypes.first,
        command.recordTypes.count == 1
      else { continue }
      let machine = try #require(StateMachine.of(type))
      let required = machine.transitions(of: name).flatMap(\.effects).filter(\.isRequired)
      for effect in required {
        let isDeclared = command.arguments.contains { $0.name == effect.argument }
        #expect(isDeclared, "\(command.id) lacks \(effect.argument)")
      }
    }
  }

  @Test("No two commands answer to one key in one place")
  func keysDoNotClash() {
    #expect(KeyMap().problems.isEmpty)
  }

  @Test("The help, the manual and the completions name every command line")
  func generated() throws {
    let manual = Manual.page(.english)
    let bash = try #require(Completions.script(for: "bash"))
    let fish = try #require(Completions.script(for: "fish"))
    for command in CommandCatalog.all {
      guard let words = command.words else { continue }
      #expect(HelpText.overview(.chinese).contains(words.joined(separator: " ")))
      #expect(HelpText.command(command, .english).contains(words.joined(separator: " ")))
      let escaped = words.joined(separator: " ").replacing("-", with: "\\-")
      #expect(manual.contains(escaped), "\(escaped)")
      #expect(bash.contains(words[0]) && fish.contains(words[0]))
    }
    #expect(Completions.script(for: "tcsh") == nil)
  }
}
