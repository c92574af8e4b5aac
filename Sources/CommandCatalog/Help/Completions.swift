import DomainModel

/// Completion scripts, from the same declarations as the grammar.
public enum Completions {
  /// The script for a shell; nil when there is none for it.
  public static func script(for shell: String) -> String? {
    switch shell {
    case "bash": bash
    case "zsh": zsh
    case "fish": fish
    default: nil
    }
  }

  private static var globalFlags: [String] {
    GlobalOptions.descriptions.map { String($0.spelling.prefix { $0 != " " }) }
  }

  private static func flags(of command: Command) -> [String] {
    command.arguments.filter { $0.spelling == .option }.map { "--\($0.name)" } + globalFlags
  }

  /// First words, second words by first word, and options by command.
  private static var tree: (first: [String], second: [(String, [String])]) {
    var first: [String] = []
    var second: [(String, [String])] = []
    for (words, _) in CommandCatalog.lines {
      if !first.contains(words[0]) { first.append(words[0]) }
      guard words.count > 1 else { continue }
      if let index = second.firstIndex(where: { $0.0 == words[0] }) {
        second[index].1.append(words[1])
      } else {
        second.append((words[0], [words[1]]))
      }
    }
    return (first, second)
  }

  private static var bash: String {
    let (first, second) = tree
    var lines = [
      "_dutydesk() {", "  local current=\"${COMP_WORDS[COMP_CWORD]}\" words",
      "  if [[ $current == --* ]]; then", "    case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in",
    ]
    for (words, command) in CommandCatalog.lines {
      let pattern = "\"" + words.joined(separator: " ") + (words.count == 1 ? " \"*" : "\"")
      lines.append("      \(pattern)) words=\"\(flags(of: command).joined(separator: " "))\" ;;")
    }
    lines += [
      "      *) words=\"\(globalFlags.joined(separator: " "))\" ;;", "    esac",
      "  elif (( COMP_CWORD == 1 )); then", "    words=\"\(first.joined(separator: " "))\"",
      "  elif (( COMP_CWORD == 2 )); then", "    case \"${COMP_WORDS[1]}\" in",
    ]
    lines += second.map { "      \($0.0)) words=\"\($0.1.joined(separator: " "))\" ;;" }
    lines += [
      "    esac", "  fi", "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))",
      "  [[ ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- \"$current\"))", "}",
      "complete -F _dutydesk dutydesk",
    ]
    return lines.joined(separator: "\n")
  }

  /// zsh runs bash's completions itself.
  private static var zsh: String {
    "#compdef dutydesk\nautoload -U +X bashcompinit && bashcompinit\n" + bash
  }

  private static var fish: String {
    let (first, second) = tree
    var lines = [
      "complete -c dutydesk -f -n __fish_use_subcommand -a '\(first.joined(separator: " "))'"
    ]
    for (word, verbs) in second {
      let unseen = "__fish_seen_subcommand_from \(word); and not __fish_seen_subcommand_from"
      let list = verbs.joined(separator: " ")
      lines.append("complete -c dutydesk -f -n '\(unseen) \(list)' -a '\(list)'")
    }
    for (words, command) in CommandCatalog.lines {
      let seen = words.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and ")
      for argument in command.arguments where argument.spelling == .option {
        let value = argument.kind == .flag ? "" : " -r"
        let help = argument.title(.english)
        lines.append(
          "complete -c dutydesk -n '\(seen)' -l \(argument.name)\(value) -d '\(help)'")
      }
    }
    lines += globalFlags.map { "complete -c dutydesk -l \($0.dropFirst(2))" }
    return lines.joined(separator: "\n")
  }
}
