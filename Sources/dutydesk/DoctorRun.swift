import Assets
import CommandCatalog
import DomainModel
import Glibc
import JSONDiff
import LocalStore
import TerminalDriver
import UseCases

/// `doctor`: what the program can find out beside the store, and the terminal put back.
struct DoctorRun {
  let composition: Composition

  /// - Returns: the exit status.
  func callAsFunction(
    _ command: Command, _ request: CommandRequest
  ) throws(Failure) -> Int32 {
    let output = OutcomeOutput(
      options: composition.options, language: composition.language, command: command)
    guard request.arguments["reset"] != true else {
      try output.print(resetTerminal())
      return 0
    }
    let rebuilds = command.writes(request)
    if rebuilds, composition.isReadOnly {
      throw Failure(.storeReadOnly, ["path": .string(composition.directory)])
    }
    let openDesk = composition.openDesk()
    defer { openDesk.close() }
    let desk = try rebuilds ? openDesk.opened() : openDesk.openedToRead()
    let outcome = try ExamineStore(desk: desk)(
      others: ConfigurationChecks(composition.configuration).all + TerminalChecks(environment).all,
      rebuilds: rebuilds)
    try output.print(outcome)
    return outcome.exitStatus
  }

  private var environment: [String: String] { composition.surroundings.variables }

  /// Needs no store: after a crash the terminal comes first.
  private func resetTerminal() -> CommandOutcome {
    let terminal = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].first { isatty($0) == 1 }
    let folder = RunFolder.path(environment)
    var hadModes = false
    if let terminal, let folder {
      hadModes = SavedModes.reset(terminal, folder: folder, environment: environment)
    }
    let isTerminal = terminal != nil
    return CommandOutcome(
      isTerminal
        ? Phrase("终端已还原。", "The terminal was put back.")
        : Phrase("这里没有终端，无需还原。", "There is no terminal here to put back."),
      output: ["reset": .bool(isTerminal), "savedModes": .bool(hadModes)], text: Phrase("", ""))
  }
}

/// What in `config.toml` doesn't hold.
struct ConfigurationChecks {
  private let problems: [AssetProblem]

  init(_ configuration: LoadedConfiguration) {
    problems = configuration.problems
  }

  var all: [DoctorFinding] {
    guard !problems.isEmpty else {
      return [DoctorFinding("config", .ok, Phrase("配置文件没有问题", "The configuration is in order"))]
    }
    return problems.map { problem in
      DoctorFinding(
        "config", .warning, problem.locatedPhrase,
        remedy: Phrase("改正这一处，其余的照常有效", "Correct that place; the rest holds"))
    }
  }
}

/// What about this terminal may get in the way.
struct TerminalChecks {
  private let environment: [String: String]

  init(_ environment: [String: String]) {
    self.environment = environment
  }

  var all: [DoctorFinding] { [type, characters, programs] }

  private var type: DoctorFinding {
    let profile = TerminalProfile(environment: environment)
    let name = profile.requestedType
    guard profile.candidateTypes.isEmpty else {
      return DoctorFinding("terminal", .ok, Phrase("终端类型 \(name)", "Terminal type \(name)"))
    }
    return DoctorFinding(
      "terminal", .note,
      Phrase("终端不能移动光标，使用逐行模式", "No cursor addressing here; lines are used"),
      remedy: Phrase("设置 TERM，例如 xterm-256color", "Set TERM, such as xterm-256color"))
  }

  private var characters: DoctorFinding {
    guard let wanted = CharacterLocale.prepare() else {
      return DoctorFinding("terminal.charset", .ok, Phrase("字符集 UTF-8", "Character set UTF-8"))
    }
    return DoctorFinding(
      "terminal.charset", .note,
      Phrase(
        "环境的字符集是 \(wanted.characterSet)，程序改用 UTF-8",
        "The locale says \(wanted.characterSet); UTF-8 is used"),
      remedy: Phrase("设置 LANG=C.UTF-8", "Set LANG=C.UTF-8"))
  }

  private var programs: DoctorFinding {
    switch TerminalProfile(environment: environment).multiplexer {
    case .tmux:
      DoctorFinding(
        "terminal.tmux", .note, Phrase("在 tmux 内运行", "Inside tmux"),
        remedy: Phrase(
          "tmux set -g escape-time 25，set -g default-terminal tmux-256color",
          "tmux set -g escape-time 25, set -g default-terminal tmux-256color"))
    case .screen:
      DoctorFinding(
        "terminal.screen", .note, Phrase("在 screen 内运行", "Inside screen"),
        remedy: Phrase("用 screen -U，并设 maptimeout 25", "Use screen -U and maptimeout 25"))
    case .zellij:
      DoctorFinding(
        "terminal.zellij", .note, Phrase("在 zellij 内运行", "Inside zellij"),
        remedy: Phrase("用 Ctrl-g 锁定它的按键", "Lock its keys with Ctrl-g"))
    case nil:
      DoctorFinding("terminal.programs", .ok, Phrase("直接连接终端", "The terminal is direct"))
    }
  }
}
