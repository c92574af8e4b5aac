import AppShell
import Assets
import CellGrid
import CommandCatalog
import Dispatch
import DomainModel
import Glibc
import JSONDiff
import LocalStore
import Phrasebook
import TerminalDriver
import Trust
import UseCases

/// Wires the workstation to the store, the clock and this terminal.
struct LiveWorkstation {
  let composition: Composition
  let openDesk: OpenDesk
  /// What was chosen in place of what the surroundings ask for.
  let remarks: [Phrase]

  private var environment: [String: String] { composition.surroundings.variables }

  /// Runs until the operator leaves; nil when the terminal can't be used at all.
  func run() throws(Failure) -> Int32? {
    let desk = try openDesk.openedToShow().desk
    guard let showsChinese = try showsChinese(desk) else { return 0 }
    var actor = composition.options.actor
    repeat {
      guard let successor = try sit(actor, showsChinese) else { return nil }
      actor = successor
    } while actor != nil
    return 0
  }

  /// Asked once for a kind of terminal, then remembered; nil when the operator left instead.
  private func showsChinese(_ desk: Desk) throws(Failure) -> Bool? {
    let profile = TerminalProfile(environment: environment)
    guard profile.mayLackChinese else { return true }
    let memory = TerminalMemory(desk: desk, name: profile.name)
    if let known = try memory.showsChinese() { return known }
    guard let answer = GlyphQuestion.ask() else { return nil }
    try? memory.keep(showsChinese: answer)
    return answer
  }

  /// Opens the workstation for one operator.
  /// - Returns: who sits down next, nil within when the operator left; nil when the terminal can't
  ///   be used at all.
  private func sit(_ asked: String?, _ showsChinese: Bool) throws(Failure) -> String?? {
    let (desk, obstacle) = try openDesk.openedToShow()
    let identity = try ReadDeskIdentity(desk: desk)(asked)
    // What writes opens the store for itself, so that it can do so once another process lets go.
    let writing = { @Sendable () throws(Failure) in try openDesk.opened(patience: 0) }
    let memory = ScreenMemory(desk: desk, owner: identity.actor.id)
    let themes = themeSource
    var settings = try settings(identity, memory, obstacle)
    let terminal = TerminalMemory(desk: desk, name: TerminalProfile(environment: environment).name)
    settings.appearance.terminal = TerminalFinding(try terminal.finding())
    if !showsChinese { settings.appearance.goWithoutChinese() }
    settings.isLocked = try OperatorKeys(desk: desk).state(of: identity.actor.id) == .locked
    let exchange = BackgroundSync(desk: writing)
    let indexing = BackgroundIndexing(desk: writing)
    let risks = BackgroundRisks(desk: writing, actor: identity.actor)
    let supervision = BackgroundSupervision(desk: writing)
    var world = world(desk, identity.actor, writing, themes.names, exchange)
    if !settings.desk.isReadOnly {
      world.beginSync = { exchange.start($0) }
      world.beginIndexing = { tell in
        indexing.start(tell)
        supervision.start(tell)
      }
      world.beginRisks = { risks.start($0) }
    }
    let watch = ConfigurationWatch(
      path: composition.configurationPath, configuration: composition.configuration.configuration)
    world.changedConfiguration = { [rules = openDesk.rules] in
      let change = watch.take()
      if let change { rules.replace(with: change.after.rules.json) }
      return change
    }
    world.keepTerminal = { finding in
      try? TerminalMemory(desk: writing(), name: terminal.name).keep(finding.json)
    }
    world.lock = { id in _ = try? LockOperator(desk: writing())(id) }
    world.unlock = { (id, passphrase, isOther) throws(Failure) in
      let secret = SecretBytes(passphrase)
      if isOther {
        _ = try SwitchOperator(desk: writing())(id) { (_) throws(Failure) in secret }
      } else {
        try UnlockOperator(desk: writing())(id) { (_) throws(Failure) in secret }
      }
    }
    guard let workstation = Workstation.open(settings, world: world, themes: themes) else {
      return .none
    }
    let successor = workstation.run()
    exchange.stop()
    indexing.stop()
    risks.stop()
    supervision.stop()
    return .some(successor)
  }

  private func settings(
    _ identity: DeskIdentity, _ memory: ScreenMemory, _ obstacle: Failure?
  ) throws(Failure) -> WorkstationSettings {
    let configuration = composition.configuration
    let defaults = EnvironmentDefaults(environment)
    let kept = try memory.place()
    var appearance = Appearance(
      language: composition.options.language
        ?? kept?["language"]?.string.flatMap(Language.init(rawValue:)) ?? composition.language,
      themeName: composition.options.theme ?? kept?["theme"]?.string
        ?? configuration.configuration.theme,
      isLinear: composition.options.isPlain || configuration.configuration.linear
        || defaults.wantsLinear,
      usesMouse: configuration.configuration.mouse ?? !defaults.isRemote)
    let remembered = kept.map { RememberedPlace($0, over: appearance) }
    if let remembered { appearance = remembered.appearance }
    appearance.fixedAmbiguousWidth = configuration.configuration.ambiguousWidth
    let bound = configuration.configuration.keys
    let keyMap = KeyMap(overrides: bound)
    let keyProblems = bound.isEmpty ? [] : keyMap.problems
    var settings = WorkstationSettings(
      appearance: appearance,
      desk: StationIdentity(
        operatorID: identity.actor.id, operatorName: identity.actor.name,
        unit: identity.actor.unit, unitName: identity.unitName, placeName: identity.placeName,
        isReadOnly: composition.isReadOnly || obstacle?.code == .storeReadOnly),
      keyMap: keyMap, environment: environment)
    settings.remembered = remembered
    settings.drafts = try memory.drafts()
    settings.savedViews = try memory.views().compactMap(SavedView.init)
    settings.isGuided = composition.options.isDemonstration
    settings.remarks = remarks
    settings.bell = Bell(configuration.configuration)
    settings.runFolder = RunFolder.path(environment)
    settings.greetings = configuration.problems.map(\.phrase) + keyProblems.map(\.message)
    settings.isStoreHeld = obstacle?.code == .storeBusy
    if let message = obstacle?.message {
      settings.greetings.append(
        settings.isStoreHeld ? ShellPhrases.storeHeld(message) : message.headline)
    }
    return settings
  }

  private func world(
    _ desk: Desk, _ actor: Actor, _ writing: @escaping @Sendable () throws(Failure) -> Desk,
    _ themeNames: [String], _ exchange: BackgroundSync
  ) -> WorkstationWorld {
    let workplace = composition.workplace(openDesk, ownsTerminal: false)
    let actorID = actor.id
    let changes = ChangedTypes(store: desk.store)
    let variables = environment
    let reads = StoreReads(desk: desk, actor: actor, themeNames: themeNames)
    let memory = { @Sendable () throws(Failure) in
      ScreenMemory(desk: try writing(), owner: actorID)
    }
    var world = WorkstationWorld(
      now: desk.store.environment.now, monotonic: { Terminal.monotonicMilliseconds() },
      reads: reads.shellReads,
      capabilities: Capabilities(perform: { (request, isStopped) throws(Failure) in
        guard let command = CommandCatalog.command(id: request.command) else {
          throw Failure(.notAvailable, ["command": .string(request.command)])
        }
        var request = request
        request.actor = request.actor ?? actorID
        // The workstation watches by itself; a second watch would never end.
        request.arguments["watch"] = nil
        var place = workplace
        place.isInterrupted = isStopped
        let outcome = try CommandRunner(workplace: place).run(command, request)
        if command.writes { exchange.nudge() }
        return outcome
      }),
      changedTypes: { changes.take() },
      rememberPlace: { place in
        var json = place.json
        // A terminal without Chinese signs decides nothing for the others.
        if !place.appearance.showsChinese {
          json["language"] = (try? memory().place())?.flatMap { $0["language"] }
        }
        try? memory().keep(place: json)
      },
      keepViews: { (views) throws(Failure) in try memory().keep(views: views.map(\.json)) },
      keepDraft: { command, values in try? memory().keep(draft: values, of: command) },
      copyToFile: { ClipboardFile.write($0, variables) },
      edit: { ExternalEditor.edit($0, variables) })
    world.similar = reads.similar
    world.related = reads.related
    return world
  }

  private var themeSource: ThemeSource {
    let locator = AssetLocator(
      environment: environment, executable: Surroundings.programPath)
    let folders = locator.folders("Themes")
    return ThemeSource(
      library: ThemeLibrary(locator), environment: environment,
      fileStamp: { name in FileStamp.of(name, in: folders) })
  }
}
