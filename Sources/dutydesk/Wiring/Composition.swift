import Assets
import CommandCatalog
import DomainModel
import Glibc
import JSONDiff
import LocalStore
import Phrasebook
import Trust
import UseCases

/// Makes the live dependencies; nothing else does.
struct Composition {
  let options: GlobalOptions
  let surroundings: Surroundings
  /// The file of the configuration, whether it exists or not.
  let configurationPath: String
  /// The configuration; a bad entry is named and left out, the rest holds.
  let configuration: LoadedConfiguration
  /// The folder of the store: option, environment, configuration, default.
  let directory: String

  /// A demonstration has the folder of a throw-away store in place of all others.
  init(options: GlobalOptions, surroundings: Surroundings, demonstration: String? = nil) {
    configurationPath = options.configuration ?? surroundings.configurationFile
    let loaded = ConfigurationFile.load(configurationPath)
    self.options = options
    self.surroundings = surroundings
    configuration = loaded
    directory =
      demonstration ?? options.store ?? surroundings.namedStore ?? loaded.configuration.store
      ?? surroundings.defaultStore
  }

  var language: Language {
    options.language ?? surroundings.namedLanguage ?? configuration.configuration.language
      ?? surroundings.language
  }

  var isReadOnly: Bool { options.isReadOnly || configuration.configuration.readOnly }

  /// The clock, fixed by `--now` or the machine's.
  var environment: StoreEnvironment {
    let fixed = options.now
    return StoreEnvironment(
      now: { fixed ?? Composition.machineClock() }, random: { SystemRandom.bytes($0) },
      processDescription: "dutydesk \(getpid())")
  }

  /// `ownsTerminal`: whether commands may ask on the terminal; not where a screen stands on it.
  /// `writes`: whether the store is opened for writing too.
  func workplace(
    _ desk: OpenDesk, ownsTerminal: Bool = true, writes: Bool = true
  ) -> Workplace {
    let (surroundings, language) = (surroundings, language)
    let showsProgress = ownsTerminal && isatty(STDERR_FILENO) == 1 && !options.isJSON
    var workplace = Workplace(
      directory: directory, environment: environment, files: LiveFiles.files,
      desk: { () throws(Failure) in try writes ? desk.opened() : desk.openedToRead() },
      samples: { () throws(Failure) in
        guard let path = surroundings.samplesDirectory else {
          throw Failure(.samplesInvalid, ["text": "Samples/"])
        }
        return path
      },
      isInterrupted: { Interruption.isRequested },
      progress: { if showsProgress { ProgressBar.show($0) } },
      say: { [language, isQuiet = options.isJSON || !ownsTerminal] in
        if !isQuiet { StandardStreams.printError(CleanText.line($0(language))) }
      },
      unitName: configuration.configuration.unitName,
      unitCode: configuration.configuration.unitCode, sync: LiveSync.port,
      seat: Seat.ofThisProcess,
      askPassphrase: { (question) throws(Failure) in
        try ownsTerminal ? PassphraseQuestion.ask(question(language)) : nil
      })
    workplace.keys = configuration.configuration.keys
    return workplace
  }

  static func machineClock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(
      milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
