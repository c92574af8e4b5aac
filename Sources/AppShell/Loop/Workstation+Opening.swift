import Assets
import CellGrid
import CommandCatalog
import DomainModel
import Panes
import Phrasebook
import TerminalDriver

/// How a workstation is to be opened.
public struct WorkstationSettings: Sendable {
  /// Language, theme, mouse, linear mode.
  public var appearance: Appearance
  /// Whose desk it is.
  public var desk: StationIdentity
  /// Keys of the operator.
  public var keyMap: KeyMap
  /// Where the operator was when the program was left.
  public var remembered: RememberedPlace?
  /// Views of the operator's own.
  public var savedViews: [SavedView] = []
  /// Half-filled forms, by command.
  public var drafts: [String: [String: String]] = [:]
  /// Whether the operator's passphrase is asked for first.
  public var isLocked = false
  /// Whether the guide of a demonstration is shown.
  public var isGuided = false
  /// Whether this terminal's widths are known from an earlier start.
  public var asksWidths = true
  /// The folder for this terminal's modes, so that they can be put back after SIGKILL.
  public var runFolder: String?
  /// The environment of the process.
  public var environment: [String: String]
  /// What is wrong at the start, such as a bad entry of the configuration.
  public var greetings: [Phrase] = []
  /// Whether another process holds the store, so that nothing can be written yet.
  public var isStoreHeld = false
  /// What was chosen in place of what the surroundings ask for.
  public var remarks: [Phrase] = []
  /// Whether and how this desk rings.
  public var bell = Bell()

  /// Settings with nothing remembered.
  public init(
    appearance: Appearance, desk: StationIdentity, keyMap: KeyMap, environment: [String: String]
  ) {
    self.appearance = appearance
    self.desk = desk
    self.keyMap = keyMap
    self.environment = environment
  }
}

extension Workstation {
  /// Opens a workstation on this process's terminal.
  ///
  /// - Returns: nil when the terminal can't be used even line by line.
  public static func open(
    _ settings: WorkstationSettings, world: WorkstationWorld, themes: ThemeSource
  ) -> Workstation? {
    let mailbox = Mailbox<AppEvent>()
    let makeScreen = { (isLinear: Bool) -> (any WorkstationScreen)? in
      Self.screen(isLinear, settings, themes, bell: mailbox.bell)
    }
    guard let screen = makeScreen(settings.appearance.isLinear) else { return nil }
    var appearance = settings.appearance
    appearance.isLinear = screen is LinearScreen
    var state = AppState(
      size: screen.size, appearance: appearance, desk: settings.desk, now: world.now(),
      keyMap: settings.keyMap)
    state.drafts = settings.drafts
    state.savedViews = settings.savedViews
    state.guide = settings.isGuided ? Guide() : nil
    state.lock = settings.isLocked ? ScreenLock(isAsking: true) : nil
    if let remembered = settings.remembered { state.comeBack(to: remembered) }
    state.bell = settings.bell
    state.isStoreHeld = settings.isStoreHeld
    var remarks = settings.remarks + [screen.remark].compactMap { $0 }
    if appearance.isLinear && !settings.appearance.isLinear {
      remarks.append(ShellPhrases.linesOnly(settings.environment["TERM"] ?? ""))
    }
    for remark in remarks { state.say(remark, .info) }
    for greeting in settings.greetings { state.say(greeting, .error) }
    return Workstation(
      state: state, screen: screen, world: world, mailbox: mailbox, makeScreen: makeScreen)
  }

  /// The full screen where the terminal can address its cursor, else lines.
  private static func screen(
    _ isLinear: Bool, _ settings: WorkstationSettings, _ themes: ThemeSource, bell: WakeBell
  ) -> (any WorkstationScreen)? {
    if !isLinear,
      let terminal = try? Terminal.open(
        environment: settings.environment, runFolder: settings.runFolder, bell: bell)
    {
      return FullScreen(terminal, themes: themes, asksWidths: settings.asksWidths)
    }
    let lines = try? LineTerminal(
      environment: settings.environment, runFolder: settings.runFolder, bell: bell)
    return lines.map(LinearScreen.init)
  }
}
