import CellGrid
import CommandCatalog
import DomainModel
import Panes
import Phrasebook

/// Eight things to do with the real keys, one after the other, over a demonstration.
///
/// It only looks: a step is over when the screen or a command shows that the operator did it, also
/// before its turn.
public struct Guide: Sendable, Hashable {
  enum Step: Int, CaseIterable, Sendable {
    case find, open, assign, undo, filter, alert, linear, help
  }

  private var done: Set<Step> = []

  /// The first step that wasn't done yet; nil at the end.
  var step: Step? { Step.allCases.first { !done.contains($0) } }

  /// A guide at its first step.
  public init() {}

  init(at step: Step) {
    done = Set(Step.allCases.prefix(step.rawValue))
  }

  /// Notes what has been done.
  ///
  /// - Parameters:
  ///   - state: the screen as it is now.
  ///   - performed: the command that has just succeeded, if one has.
  mutating func follow(_ state: AppState, performed: String?) {
    for step in Step.allCases where isDone(step, state, performed) { done.insert(step) }
  }

  private func isDone(_ step: Step, _ state: AppState, _ performed: String?) -> Bool {
    let pane = state.panes[state.focused]
    return switch step {
    case .find: openMenu(of: state, .search)?.field.text.isEmpty == false
    case .open: pane?.isRecordFocused == true || isReading(state)
    case .assign: performed == "grievance.assign"
    case .undo: performed == "store.undo"
    case .filter: pane?.filterField?.text.isEmpty == false
    case .alert: performed == "alert.ack"
    case .linear: state.appearance.isLinear
    case .help: openMenu(of: state, .help) != nil
    }
  }

  /// Records of types without a pane open as a page.
  private func isReading(_ state: AppState) -> Bool {
    if case .page? = state.overlays.last { true } else { false }
  }

  private func openMenu(of state: AppState, _ source: Menu.Source) -> Menu? {
    guard case .menu(let menu)? = state.overlays.last, menu.source == source else { return nil }
    return menu
  }

  /// What to do now, with the operator's own keys.
  func sentence(_ keys: KeyMap) -> Phrase {
    let key = keys.shownKey
    guard let step else { return GuidePhrases.done }
    let text =
      switch step {
      case .find: GuidePhrases.find(key("shell.search"))
      case .open: GuidePhrases.open()
      case .assign: GuidePhrases.assign(key("shell.pane.grievances"), key("grievance.assign"))
      case .undo: GuidePhrases.undo(key("store.undo"))
      case .filter: GuidePhrases.filter(key("list.filter"))
      case .alert:
        GuidePhrases.alert(
          key("shell.pane.alerts"), key("alert.ack"), key("shell.acknowledgeAlert"))
      case .linear: GuidePhrases.linear(key("shell.linear"))
      case .help: GuidePhrases.help(key("shell.help"))
      }
    let place = GuidePhrases.place(step.rawValue + 1, of: Step.allCases.count)
    return Phrase(place.chinese + text.chinese, place.english + text.english)
  }
}
