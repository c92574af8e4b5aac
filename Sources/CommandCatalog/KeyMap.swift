import CellGrid
import DomainModel

/// Which key runs which command: the declared keys with the operator's own over them.
public struct KeyMap: Sendable {
  private let refused: [KeyProblem]
  private let commands: [Command]
  private let keysByCommand: [String: [String]]
  private let commandsByKey: [CommandArea: [String: [Command]]]

  /// `overrides`: command id to key, as in `keys` of the configuration, in either case; an empty
  ///   key unbinds the command.
  public init(commands: [Command] = CommandCatalog.all, overrides: [String: String] = [:]) {
    var problems: [KeyProblem] = []
    var keys: [String: [String]] = [:]
    for command in commands { keys[command.id] = command.keys }
    for (id, key) in overrides.sorted(by: { $0.key < $1.key }) {
      if keys[id] == nil {
        problems.append(.unknownCommand(id))
      } else if key.isEmpty {
        keys[id] = []
      } else {
        do { keys[id] = [try KeyMap.name(of: key, for: id)] } catch { problems.append(error) }
      }
    }
    var table: [CommandArea: [String: [Command]]] = [:]
    for command in commands {
      for key in keys[command.id] ?? [] {
        table[command.area, default: [:]][key, default: []].append(command)
      }
    }
    refused = problems
    self.commands = commands
    keysByCommand = keys
    commandsByKey = table
  }

  /// What is wrong with the bindings; the bad ones are left out, the rest holds. Looks at every
  /// pair of commands that share a key, so it isn't asked where nothing was bound anew.
  public var problems: [KeyProblem] { refused + KeyMap.clashes(commands, keysByCommand) }

  /// Terminals send these for other keys, or cannot send them at all.
  public static let neverBound: Set<String> = [
    "Ctrl-h", "Ctrl-i", "Ctrl-j", "Ctrl-m", "Ctrl-[", "Ctrl-a", "Ctrl-b", "Ctrl-q", "Ctrl-\\",
  ]

  /// The commands of a key, the nearest area's first. Several of one area exclude each other by
  /// the record's state (`accept` and `sign` share a key): take the first that is available.
  public func commands(for key: String, in areas: [CommandArea]) -> [Command] {
    areas.flatMap { commandsByKey[$0]?[key] ?? [] }
  }

  /// The command of a key in the nearest area that binds it.
  public func command(for key: String, in areas: [CommandArea]) -> Command? {
    commands(for: key, in: areas).first
  }

  /// The keys that run a command, the first being the one to show.
  public func keys(of command: Command) -> [String] { keysByCommand[command.id] ?? [] }

  /// The key to name in a sentence about a command. One without a key is found by the palette.
  public func shownKey(of id: String) -> String { keysByCommand[id]?.first ?? ":" }

  /// A key as `KeyEvent` prints it, whatever way it was written.
  private static func name(
    of text: String, for command: String
  ) throws(KeyProblem) -> String {
    let key = KeyEvent(parsing: text).map { FullWidthKeys.normalised($0).description }
    if neverBound.contains(key ?? text) || neverBound.contains(text.capitalised) {
      throw .reservedKey(text, command: command)
    }
    guard let key else { throw .unknownKey(text, command: command) }
    return key
  }

  private static func clashes(
    _ commands: [Command], _ keys: [String: [String]]
  ) -> [KeyProblem] {
    var problems: [KeyProblem] = []
    var reported: Set<String> = []
    for pane in CommandArea.panes {
      for stack in [CommandArea.listStack(of: pane), CommandArea.recordStack(of: pane)] {
        var holders: [String: [Command]] = [:]
        for command in commands where stack.contains(command.area) {
          for key in keys[command.id] ?? [] {
            for other in holders[key] ?? [] where !command.excludes(other) {
              guard reported.insert("\(key) \(other.id) \(command.id)").inserted else { continue }
              problems.append(.clash(key: key, first: other.id, second: command.id))
            }
            holders[key, default: []].append(command)
          }
        }
      }
    }
    return problems
  }
}

/// Something wrong with a key binding.
public enum KeyProblem: Error, Sendable, Hashable {
  /// The configuration names a command that doesn't exist.
  case unknownCommand(String)
  /// The key cannot be bound on every terminal.
  case reservedKey(String, command: String)
  /// The text names no key.
  case unknownKey(String, command: String)
  /// Two commands would answer to one key in one place.
  case clash(key: String, first: String, second: String)

  /// The problem and its remedy in one sentence.
  public var message: Phrase {
    switch self {
    case .unknownCommand(let id):
      Phrase("按键设置里没有命令 \(id)，已略过。", "There is no command \(id); the key is skipped.")
    case .reservedKey(let key, let command):
      Phrase(
        "\(key) 在终端里另有用途，不能用于 \(command)，已略过。",
        "\(key) means something else to terminals, so \(command) keeps its own key.")
    case .unknownKey(let text, let command):
      Phrase(
        "“\(text)”不是按键，\(command) 仍用原来的键；写法如 x、Ctrl-t、F8、Space、PgUp。",
        "“\(text)” is no key, so \(command) keeps its own; write x, Ctrl-t, F8, Space or PgUp.")
    case .clash(let key, let first, let second):
      Phrase(
        "\(key) 同时用于 \(first) 和 \(second)，请改其中一个。",
        "\(key) is bound to both \(first) and \(second); change one of them.")
    }
  }
}

extension String {
  /// `ctrl-h` as the table of keys writes it.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
