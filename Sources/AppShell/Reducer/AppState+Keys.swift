import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes

extension AppState {
  /// Routes a key: dialog, filter line, then the commands of this place.
  mutating func handle(_ rawKey: KeyEvent, at time: UInt64) -> [Effect] {
    lastKeyAt = time
    if case .mouse(let mouse) = rawKey { return lock == nil ? handleMouse(mouse, at: time) : [] }
    messages.fade()
    if lock != nil { return handleLock(rawKey) }
    if locks(rawKey) { return lockScreen() }
    if !overlays.isEmpty { return handleOverlay(rawKey, at: time) }
    if panes[focused]?.filterField != nil, !isBoard { return handleFilter(rawKey) }
    if case .paste(let text) = rawKey { return openFilter(with: text) }
    if FullWidthKeys.isHanText(rawKey) { return openFilter(with: rawKey.description) }
    let key = FullWidthKeys.normalised(rawKey)
    return run(keyMap.commands(for: key.description, in: areas), key: key, at: time)
  }

  /// Whether a key locks, which it does over dialogs and texts too; no key that writes may.
  private func locks(_ key: KeyEvent) -> Bool {
    guard case .function = key else { return false }
    return keyMap.command(for: key.description, in: [.everywhere])?.id == "shell.lock"
  }

  /// Where keys count now, the nearest first.
  var areas: [CommandArea] {
    guard let pane = panes[focused] else { return [.everywhere] }
    return pane.isRecordFocused && !isBoard
      ? CommandArea.recordStack(of: focused.area) : CommandArea.listStack(of: focused.area)
  }

  /// Whether the board is on screen.
  public var isBoard: Bool { tab == .board && !isZoomed }

  /// Runs the first of the commands of a key that the selected record's state allows.
  private mutating func run(_ commands: [Command], key: KeyEvent, at time: UInt64) -> [Effect] {
    let status = selectedStatus
    let fitting = commands.first { command in
      guard let states = command.startingStates, let status else { return true }
      return states.contains(status)
    }
    guard let command = fitting ?? commands.first else { return [] }
    return run(command, key: key, at: time)
  }

  /// Runs a command, from a key, the palette, the help or the list of next steps.
  mutating func run(_ command: Command, key: KeyEvent?, at time: UInt64) -> [Effect] {
    command.isRunByShell
      ? runScreen(command.id, key: key, at: time) : begin(command, opener: key)
  }

  var selectedStatus: String? {
    guard let pane = panes[focused] else { return nil }
    return pane.list.selectedRow?.status
  }
}

// MARK: The filter line

extension AppState {
  private mutating func handleFilter(_ key: KeyEvent) -> [Effect] {
    guard var field = panes[focused]?.filterField else { return [] }
    switch key {
    case .enter:
      panes[focused]?.filterField = nil
      return []
    case .escape, .control("c"):
      panes[focused]?.filterField = nil
      panes[focused]?.setFilter("")
      return []
    case .up, .down, .pageUp, .pageDown:
      let count = steps(of: key)
      panes[focused]?.list.move(by: count)
      return []
    default:
      guard field.handle(key) else { return [] }
      panes[focused]?.filterField = field
      panes[focused]?.setFilter(field.text)
      return []
    }
  }

  /// Typed or pasted text in a list begins a filter and never runs a command.
  mutating func openFilter(with text: String) -> [Effect] {
    leavePlace()
    if isBoard { tab = focused }
    panes[focused]?.isRecordFocused = false
    let firstLine = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let typed = (panes[focused]?.filter ?? "") + firstLine
    panes[focused]?.filterField = TextField(typed)
    panes[focused]?.setFilter(typed)
    return []
  }

  /// How many rows a moving key moves.
  func steps(of key: KeyEvent) -> Int {
    switch key {
    case .up: -1
    case .down: 1
    case .pageUp: -pageSteps
    case .pageDown: pageSteps
    default: 0
    }
  }

  /// A page keeps one line of context.
  var pageSteps: Int { max(1, Layout(self).listLines(of: focused) - 1) }
}
