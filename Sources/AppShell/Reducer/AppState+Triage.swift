import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

extension AppState {
  /// What the selected record's state asks for, as its machine declares; of several those that the
  /// rules allow, where the record was read.
  var askedCommands: [Command] {
    guard let row = panes[focused]?.list.selectedRow, let type = row.type else { return [] }
    guard type != .alert else { return alertSteps.filter { $0.id == "alert.ack" } }
    return asked(of: type, selectedState?.name) { refusal(of: $0) == nil }
  }

  /// What this unit can do with the selected alert, which no state of its own says: acknowledge it
  /// while it waits for that, take that back while it stands.
  var alertSteps: [Command] {
    guard let id = panes[focused]?.list.selectedRow?.id else { return [] }
    let isWaiting = inForce.waiting.contains { $0.id == id }
    let isStanding = inForce.standing.contains { $0.id == id }
    return [isWaiting ? "alert.ack" : nil, isStanding ? "alert.unack" : nil].compactMap { $0 }
      .compactMap(CommandCatalog.command(id:))
  }

  /// The same for the hints, which hold still with the detail while the selection moves fast.
  var askedForHints: [Command] {
    guard let detail = panes[focused]?.detail, detailDueAt != nil, detail.type != .alert else {
      return askedCommands
    }
    let status = GrievanceClocks.effectiveStatus(detail.record, at: now)
    return asked(of: detail.type, status) { command in
      detail.steps.contains { $0.command.id == command.id && $0.refusal == nil }
    }
  }

  private func asked(
    of type: RecordType, _ status: String?, isAllowed: (Command) -> Bool
  ) -> [Command] {
    let names = status.flatMap { StateMachine.of(type)?.state($0)?.asks } ?? []
    let asked = names.compactMap { name in
      CommandCatalog.all.first { $0.stateCommand == name && $0.recordTypes.contains(type) }
    }
    let allowed = asked.filter(isAllowed)
    return allowed.isEmpty ? asked : allowed
  }

  /// One key for what comes next: it begins the command, or offers those between which the state
  /// lets one choose.
  mutating func doNextAction(opener: KeyEvent?) -> [Effect] {
    let asked = askedCommands
    guard let command = asked.first else {
      say(
        selectedState.map { ShellPhrases.nothingAsked($0.title) } ?? ShellPhrases.nothingSelected,
        .info)
      return []
    }
    guard asked.count == 1 else { return open(.asked) }
    return begin(command, opener: opener)
  }

  /// A suspension that has lapsed reads as in hand, which only the record tells.
  private var selectedState: State? {
    guard let pane = panes[focused], let row = pane.list.selectedRow, let type = row.type else {
      return nil
    }
    let record = pane.detail.flatMap { $0.id == row.id ? $0.record : nil }
    let status = record.flatMap { GrievanceClocks.effectiveStatus($0, at: now) } ?? row.status
    return status.flatMap { StateMachine.of(type)?.state($0) }
  }

  /// Says which of the operator's claims somebody else has now, once each.
  mutating func note(_ standing: OwnClaims.Standing) {
    for lost in standing.lost(of: claims) { say(lost.words, .warning) }
    claims = standing.held
  }

  /// Who else has claimed what a command is about to act on; nil when nobody has.
  func foreignClaims(on subjects: [String]) -> Phrase? {
    let rows = subjects.compactMap { panes[focused]?.list.row($0) }
    let claims = rows.compactMap { $0.foreignClaim(of: desk.operatorID, at: now) }
    guard let claim = claims.first else { return nil }
    return subjects.count == 1
      ? ShellPhrases.heldByOther(claim.name, minutes: claim.minutesLeft(at: now))
      : ShellPhrases.heldByOthers(claims.count)
  }
}
