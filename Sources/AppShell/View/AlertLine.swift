import CellGrid
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

/// The words of the alert line: what stands on it by name, how many stand behind it, and when it
/// passes over the operator.
struct AlertLine {
  private let state: AppState
  private var language: Language { state.appearance.language }

  init(_ state: AppState) {
    self.state = state
  }

  /// The colour of the named alert.
  var colour: RowText { Self.colour(state.alerts.first?.urgency ?? 0, language) }

  /// How many of the same colour wait; nil for one.
  var count: String? {
    let same = state.alerts.filter { $0.urgency == state.alerts.first?.urgency }.count
    return same > 1 ? ShellPhrases.alerts(same)(language) : nil
  }

  /// The other colours with their counts, and the countdown; nil when there is neither.
  var rest: String? {
    let parts = [countdown, others].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "  ")
  }

  /// All of it as one sentence, for linear mode.
  var sentence: String? {
    guard let alert = state.alerts.first else { return nil }
    let head = ShellPhrases.alertLine(
      [colour.text, count].compactMap { $0 }.joined(separator: " "), alert.title)(language)
    return ([head] + [rest].compactMap { $0 }).joined(separator: "  ")
  }

  private var others: String? {
    let first = state.alerts.first?.urgency
    let groups = Dictionary(grouping: state.alerts.filter { $0.urgency != first }, by: \.urgency)
    let words = groups.sorted { $0.key > $1.key }.map { rank, alerts in
      ShellPhrases.colourCount(Self.colour(rank, language).text, alerts.count)(language)
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private var countdown: String? {
    state.inForce.escalation.map { escalation in
      let left = escalation.at.milliseconds - state.now.milliseconds
      let minutes = max(1, Int((left + 59_999) / 60_000))
      return ShellPhrases.passesOver(minutes, escalation.next.title)(language)
    }
  }

  private static func colour(_ rank: Int, _ language: Language) -> RowText {
    AlertColour(rank: rank).text(language)
  }
}
