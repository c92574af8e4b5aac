import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook

extension AppState {
  /// Where the operator is.
  public var place: Place {
    let pane = panes[focused]
    return Place(
      tab: tab, focused: focused, viewIndex: pane?.viewIndex ?? 0, filter: pane?.filter ?? "",
      record: pane?.isRecordFocused == true ? pane?.detail?.id : nil)
  }

  /// Goes to a place.
  public mutating func go(to place: Place) {
    tab = place.tab
    focused = place.focused
    panes[focused]?.choose(view: place.viewIndex)
    panes[focused]?.setFilter(place.filter)
    panes[focused]?.isRecordFocused = place.record != nil
    if let record = place.record { panes[focused]?.list.goTo(record) }
  }

  /// Notes the present place before leaving it.
  mutating func leavePlace() {
    places.leave(place)
  }

  mutating func goBack() -> [Effect] {
    if let place = places.goBack(from: place) { go(to: place) }
    return []
  }

  mutating func goForward() -> [Effect] {
    if let place = places.goForward(from: place) { go(to: place) }
    return []
  }

  /// Goes to a pane by its command's name; other names do nothing.
  mutating func goToPane(_ commandID: String) -> [Effect] {
    let target = PaneIdentifier.allCases.first { "shell.pane.\($0.area.rawValue)" == commandID }
    if let target { show(target) }
    return []
  }

  /// Shows a tab; a list that is left lets its waiting rows in.
  mutating func show(_ target: PaneIdentifier) {
    guard target != tab || isZoomed else { return }
    leavePlace()
    isZoomed = false
    if let pane = panes[focused], pane.list.waiting > 0 { panes[focused]?.list.reload() }
    tab = target
    if target != .board { focused = target }
    panes[focused]?.isRecordFocused = false
  }

  /// On the board the cursor moves among the five panes; elsewhere the tab changes.
  mutating func goToNeighbour(_ step: Int) -> [Effect] {
    if isBoard {
      let lists = PaneIdentifier.lists
      let index = lists.firstIndex(of: focused) ?? 0
      focused = lists[(index + step + lists.count) % lists.count]
    } else {
      let all = PaneIdentifier.allCases
      show(all[(tab.rawValue + step + all.count) % all.count])
    }
    return []
  }

  /// One level back: marks, record, filter, zoom, then the board.
  mutating func leave() -> [Effect] {
    guard let pane = panes[focused] else { return [] }
    if pane.isRecordFocused && !isBoard {
      panes[focused]?.isRecordFocused = false
    } else if !pane.list.marks.isEmpty {
      panes[focused]?.list.clearMarks()
    } else if !pane.filter.isEmpty {
      panes[focused]?.setFilter("")
    } else if isZoomed {
      isZoomed = false
    } else {
      show(.board)
    }
    return []
  }

  /// Whether there is a level to go back to.
  private var isAtTop: Bool {
    guard let pane = panes[focused] else { return true }
    return tab == .board && !isZoomed && pane.list.marks.isEmpty && pane.filter.isEmpty
  }

  /// `q` goes back until nothing is open; at the top it leaves, and asks when an alert waits.
  mutating func quit(opener: KeyEvent?) -> [Effect] {
    guard isAtTop else { return leave() }
    let standing = alerts.filter { $0.urgency == 4 }.count
    guard standing > 0 || running > 0 else { return [.rememberPlace, .quit] }
    let sentence =
      standing > 0
      ? ShellPhrases.leaveWithAlerts(standing) : ShellPhrases.leaveWithWork(running)
    overlays.append(
      .confirmation(
        Confirmation(.quit, sentence: sentence(appearance.language), opener: opener)))
    return []
  }

  /// To the background: nothing rings there, so it asks while a red alert waits.
  mutating func suspend(opener: KeyEvent?) -> [Effect] {
    let standing = alerts.filter { $0.urgency == 4 }.count
    guard standing > 0 else { return [.suspend] }
    overlays.append(
      .confirmation(
        Confirmation(
          .suspend, sentence: ShellPhrases.suspendWithAlerts(standing)(appearance.language),
          opener: opener)))
    return []
  }

  /// Opens a record in the pane that lists its type, through the last view that does, open and
  /// closed records alike: the later views of a pane are the wider ones.
  mutating func openRecord(_ id: String, of type: RecordType) {
    guard let identifier = PaneCatalog.pane(listing: type)?.identifier,
      let pane = panes[identifier]
    else { return }
    let context = viewContext
    let view = pane.pane.views.lastIndex { view in
      let query = view.query(context)
      return query.types.contains(type) && query.filter.isEmpty && query.records == nil
    }
    leavePlace()
    isZoomed = false
    tab = identifier
    focused = identifier
    panes[focused]?.setFilter("")
    panes[focused]?.choose(view: view ?? 0)
    panes[focused]?.setScope(.all)
    panes[focused]?.list.goTo(id)
    panes[focused]?.isRecordFocused = true
  }

  /// From an order to its parent; from a parent to the list of all that stand under it.
  mutating func openFamily() -> [Effect] {
    let detail = panes[focused]?.detail
    if let parent = detail?.record.text("parent") {
      openRecord(parent, of: .grievance)
    } else if let detail, detail.context.hasOrdersUnder, let number = detail.record.number {
      openRecord(detail.id, of: .grievance)
      panes[focused]?.isRecordFocused = false
      panes[focused]?.setFilter("parent:\(number)")
    } else {
      say(ShellPhrases.noFamily, .info)
    }
    return []
  }
}
