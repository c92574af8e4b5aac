import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

extension CommandRequest {
  /// The command line that does the same, for the messages of the shift.
  var commandLine: String? {
    guard let command = CommandCatalog.command(id: command), let words = command.words else {
      return nil
    }
    var options: [String] = []
    for (name, value) in arguments.map({ ($0.name, $0.value) }) {
      // What only the screen can say has no line.
      guard let argument = command.arguments.first(where: { $0.name == name }) else { return nil }
      options.append(Self.words(of: argument, value))
    }
    return (["dutydesk"] + words + records.map(Self.quoted) + options).joined(separator: " ")
  }

  private static func words(of argument: CommandArgument, _ value: JSON) -> String {
    let values = (value.array ?? [value]).map { quoted($0.string ?? $0.canonicalText) }
    switch argument.spelling {
    case .positional, .remaining: return values.joined(separator: " ")
    case .option where argument.kind == .flag: return "--\(argument.name)"
    case .option:
      return "--\(argument.name) \(quoted(value.string ?? value.canonicalText))"
    }
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
        || (byte >= 0x61 && byte <= 0x7A) || byte == 0x2D || byte == 0x5F || byte == 0x2E
        || byte == 0x2F || byte == 0x3A
    }
    guard !isPlain || word.isEmpty else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}

extension AppState {
  /// A failure in words: what is wrong and what to do.
  func failureText(_ failure: Failure) -> String {
    let message = failure.message
    return message.headline(appearance.language) + " " + message.remedy(appearance.language)
  }
}
