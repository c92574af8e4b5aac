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
    let options = arguments.map { member in
      "--\(member.name) \(Self.quoted(member.value.string ?? member.value.canonicalText))"
    }
    return (["dutydesk"] + words + records.map(Self.quoted) + options).joined(separator: " ")
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
