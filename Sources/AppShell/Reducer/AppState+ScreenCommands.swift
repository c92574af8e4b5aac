import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook

extension AppState {
  /// Runs a command that only moves, shows or switches.
  mutating func runScreen(_ id: String, key: KeyEvent?, at time: UInt64) -> [Effect] {
    switch id.split(separator: ".").first {
    case "list": return runList(id, at: time)
    case "record": return runRecord(id)
    case "selection": return runSelection(id, key: key)
    default: return runShell(id, key: key, at: time)
    }
  }

  private mutating func runShell(_ id: String, key: KeyEvent?, at time: UInt64) -> [Effect] {
    switch id {
    case "shell.nextPane": return goToNeighbour(1)
    case "shell.previousPane": return goToNeighbour(-1)
    case "shell.goBack": return goBack()
    case "shell.goForward": return goForward()
    case "shell.leave": return leave()
    case "shell.search": return open(.search)
    case "shell.palette": return open(.palette)
    case "shell.help": return open(.help)
    case "shell.messages": return open(.messages)
    case "shell.unsettled": return open(.unsettled)
    case "shell.alerts": return open(.alerts)
    case "shell.reminders": return showReminders()
    case "shell.theme": return open(.themes)
    case "shell.language": return switchLanguage()
    case "shell.linear":
      appearance.isLinear.toggle()
      return [.repaint]
    case "shell.mouse":
      appearance.usesMouse.toggle()
      say(appearance.usesMouse ? ShellPhrases.mouseOn : ShellPhrases.mouseOff, .info)
      return [.useMouse(appearance.usesMouse)]
    case "shell.zoom":
      isZoomed.toggle()
      return []
    case "shell.lock": return lockScreen()
    case "shell.acknowledgeAlert": return acknowledgeAlert(at: time)
    case "shell.growSplit": return moveSplit(5)
    case "shell.shrinkSplit": return moveSplit(-5)
    case "shell.stop": return stopWork()
    case "shell.redraw": return [.repaint]
    case "shell.suspend": return suspend(opener: key)
    case "shell.quit": return quit(opener: key)
    default: return goToPane(id)
    }
  }

  /// Dialogs close by themselves at the same key; here it is for the work behind them.
  private mutating func stopWork() -> [Effect] {
    guard running > 0 else {
      say(ShellPhrases.nothingRunning, .info)
      return []
    }
    say(ShellPhrases.stopping(running), .info)
    return [.stopWork]
  }

  private mutating func runList(_ id: String, at time: UInt64) -> [Effect] {
    let steps = pageSteps
    switch id {
    case "list.up": move(at: time) { $0.move(by: -1) }
    case "list.down": move(at: time) { $0.move(by: 1) }
    case "list.pageUp": move(at: time) { $0.move(by: -steps) }
    case "list.pageDown": move(at: time) { $0.move(by: steps) }
    case "list.left": scrollColumns(by: -1)
    case "list.right": scrollColumns(by: 1)
    case "list.first":
      panes[focused]?.renewQuery()
      move(at: time) { $0.goToFirst() }
    case "list.last": move(at: time) { $0.goToLast() }
    case "list.open": openRecord()
    case "list.filter": return openFilter(with: "")
    case "list.nextMatch": move(at: time) { $0.move(by: 1) }
    case "list.previousMatch": move(at: time) { $0.move(by: -1) }
    case "list.mark": panes[focused]?.list.toggleMark()
    case "list.markRange": markRange()
    case "list.scope": changeScope()
    case "list.markAll": panes[focused]?.list.toggleAllMarks()
    case "list.showCell": showCell()
    case "list.sort": return open(.orders)
    case "list.views": return open(.views)
    case "list.countColumn": return open(.values)
    case "list.chooseColumns": return open(.columns)
    default: break
    }
    return []
  }

  private mutating func runSelection(_ id: String, key: KeyEvent?) -> [Effect] {
    switch id {
    case "selection.nextAction": doNextAction(opener: key)
    case "selection.copy": open(.copies)
    case "selection.flag": toggleFlag()
    case "selection.map": openMap()
    case "selection.family": openFamily()
    default: openSubject()
    }
  }

  private mutating func runRecord(_ id: String) -> [Effect] {
    switch id {
    case "record.nextSteps": return open(.steps)
    case "record.up": scrollRecord(by: -1)
    case "record.down": scrollRecord(by: 1)
    case "record.pageUp": scrollRecord(by: -recordPage)
    case "record.pageDown": scrollRecord(by: recordPage)
    case "record.first": scrollRecord(by: -(Int.max / 4))
    case "record.last": scrollRecord(by: Int.max / 4)
    case "record.nextRecord": panes[focused]?.list.move(by: 1)
    case "record.previousRecord": panes[focused]?.list.move(by: -1)
    default: break
    }
    return []
  }

  mutating func open(_ source: Menu.Source) -> [Effect] {
    overlays.append(.menu(Menu(source)))
    return []
  }

  private mutating func move(at time: UInt64, _ movement: (inout ListState) -> Void) {
    guard var list = panes[focused]?.list else { return }
    movement(&list)
    panes[focused]?.list = list
    let isRepeated = time < lastMoveAt + Timers.movement
    detailDueAt = isRepeated ? time + Timers.movement : nil
    lastMoveAt = time
  }

  private mutating func scrollColumns(by count: Int) {
    guard let pane = panes[focused] else { return }
    panes[focused]?.columnScroll = min(
      max(0, pane.columnScroll + count), pane.columns.count - 1)
  }

  private mutating func markRange() {
    panes[focused]?.list.markRange()
    if panes[focused]?.list.isMarkingRange == true { say(ShellPhrases.rangeBegins, .info) }
  }

  /// Open, closed, all, and round again.
  private mutating func changeScope() {
    guard let scope = panes[focused]?.list.query.scopeOfList else { return }
    let (next, name): (ListQuery.Scope, Phrase) =
      switch scope {
      case .open: (.closed, ShellPhrases.closedScope)
      case .closed: (.all, ShellPhrases.allScope)
      case .all: (.open, ShellPhrases.openScope)
      }
    panes[focused]?.setScope(next)
    say(ShellPhrases.scope(name), .info)
  }

  mutating func openRecord() {
    guard panes[focused]?.list.selectedRow != nil else { return }
    leavePlace()
    if isBoard { tab = focused }
    panes[focused]?.isRecordFocused = true
    detailDueAt = nil
  }

  /// The whole of what the list cuts: the title of the selected row and its other columns.
  private mutating func showCell() {
    guard let pane = panes[focused], let row = pane.list.selectedRow else { return }
    let context = rowContext
    let text = pane.columns.map { column in
      "\(column.title(context.language))  \(column.text(row, context).text)"
    }.joined(separator: "\n")
    overlays.append(.page(TextPage(title: row.title, text: text)))
  }

  private var recordPage: Int { max(1, Layout(self).recordLines - 1) }

  mutating func scrollRecord(by count: Int) {
    guard let detail = panes[focused]?.detail else { return }
    let last = max(0, detail.lines.count - Layout(self).recordLines)
    panes[focused]?.detail?.offset = min(max(0, detail.offset + count), last)
  }

  private mutating func moveSplit(_ percent: Int) -> [Effect] {
    listShare = min(80, max(25, listShare + percent))
    return []
  }

  private mutating func switchLanguage() -> [Effect] {
    guard appearance.showsChinese else {
      say(ShellPhrases.noChineseSigns, .info)
      return []
    }
    appearance.language = appearance.language == .chinese ? .english : .chinese
    for identifier in panes.keys { panes[identifier]?.isDetailStale = true }
    return [.rememberPlace]
  }
}
