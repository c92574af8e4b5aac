import CommandCatalog
import DomainModel
import Glibc
import JSONDiff
import Phrasebook
import UseCases

/// Prints what a command gave: one JSON document, a record a line, or text.
struct OutcomeOutput {
  let options: GlobalOptions
  let language: Language
  let command: Command

  func print(_ outcome: CommandOutcome) throws(Failure) {
    if let bytes = outcome.bytes {
      try StandardStreams.write(bytes, to: STDOUT_FILENO)
    } else if options.isNDJSON, let output = outcome.output {
      for item in output["items"]?.array ?? [output] {
        try StandardStreams.print(item.canonicalText)
      }
    } else if options.isJSON {
      let output = outcome.output ?? summary(outcome)
      try StandardStreams.print(RefusalWords.filled(output, language).canonicalText)
    } else {
      try printText(outcome)
    }
    printRefusals(outcome)
  }

  private func printText(_ outcome: CommandOutcome) throws(Failure) {
    if let text = AnswerText.text(of: outcome, command: command, language: language) {
      // A document for a file or another program stays as it is.
      let isSeen = outcome.text == nil || isatty(STDOUT_FILENO) == 1
      try StandardStreams.print(isSeen ? CleanText.lines(text) : text)
    }
    let message = outcome.message(language)
    guard !message.isEmpty else { return }
    try StandardStreams.print(CleanText.lines(message))
  }

  private func summary(_ outcome: CommandOutcome) -> JSON {
    ["changed": .array(outcome.changed.map(JSON.string))]
  }

  private func printRefusals(_ outcome: CommandOutcome) {
    guard !options.isJSON else { return }
    for line in AnswerText.refusals(of: outcome, command: command, language: language) {
      StandardStreams.printError(CleanText.line(line))
    }
  }
}
