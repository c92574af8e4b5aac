import Assets
import CommandCatalog
import DomainModel
import Glibc
import Phrasebook
import UseCases

/// The workstation's program: understands the line, runs one command, says what came of it.
@main
struct Program {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// - Returns: the exit status (sysexits).
  static func run(_ words: [String]) -> Int32 {
    let surroundings = Surroundings.ofThisProcess
    let parsed: ParsedCommandLine
    do {
      parsed = try CommandGrammar.parse(words)
    } catch {
      let isJSON = words.contains("--json")
      ErrorOutput(language: language(of: words, surroundings), isJSON: isJSON).print(error)
      return Failure.Code.usage.exitStatus
    }
    let options = parsed.options
    let composition = Composition(options: options, surroundings: surroundings)
    let errors = ErrorOutput(language: composition.language, isJSON: options.isJSON)
    do {
      guard options.isDemonstration else { return try run(parsed, composition) }
      return try Demonstration(composition: composition).run { (demonstration) throws(Failure) in
        try run(parsed, demonstration)
      }
    } catch {
      errors.print(error)
      return error.exitStatus
    }
  }

  private static func run(
    _ parsed: ParsedCommandLine, _ composition: Composition
  ) throws(Failure) -> Int32 {
    if parsed.options.wantsVersion {
      try StandardStreams.print("dutydesk \(Version.text)")
      return 0
    }
    if parsed.options.wantsHelp {
      let help = parsed.command.map { HelpText.command($0, composition.language) }
      let asked = parsed.request.command.split(separator: " ").map(String.init)
      try StandardStreams.print(help ?? HelpText.overview(composition.language, of: asked))
      return 0
    }
    guard let command = parsed.command, command.id != "store.open" else {
      return try OpenWorkstation(composition: composition)()
    }
    if command.id == "store.doctor" {
      return try DoctorRun(composition: composition)(command, parsed.request)
    }
    if !parsed.options.isJSON { warn(composition) }
    return try CommandRun(composition: composition)(command, parsed.request)
  }

  /// Names what is wrong in the configuration; the rest of it holds. Programs ask `doctor`.
  private static func warn(_ composition: Composition) {
    for problem in composition.configuration.problems {
      StandardStreams.printError(CleanText.line(problem.locatedPhrase(composition.language)))
    }
  }

  /// The language of a line that couldn't be understood.
  private static func language(of words: [String], _ surroundings: Surroundings) -> Language {
    guard let option = words.firstIndex(of: "--lang"), option + 1 < words.count else {
      return surroundings.language
    }
    return Language(rawValue: words[option + 1]) ?? surroundings.language
  }
}
