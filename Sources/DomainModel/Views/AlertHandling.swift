import JSONDiff

/// How an alert stands for one unit, folded from that unit's actions (RECORDS.md, section 4).
public struct AlertHandling: Sendable, Hashable {
  /// Where the unit has got to.
  public enum Status: String, Sendable {
    case received, shelved, acknowledged, responding, ended

    /// The word on screen.
    public var title: Phrase {
      switch self {
      case .received: Phrase("待签收", "unacknowledged")
      case .shelved: Phrase("已搁置", "shelved")
      case .acknowledged: Phrase("已签收", "acknowledged")
      case .responding: Phrase("处置中", "responding")
      case .ended: Phrase("已结束", "ended")
      }
    }
  }

  /// Where the unit has got to at the moment.
  public let status: Status
  /// Since when it waits to be acknowledged: its arrival, the moment the acknowledgement was
  /// taken back, or the end of the time for which it was shelved.
  public let waitingSince: Instant?

  /// Folds the actions of a unit, whatever their order; nil takes the actions of all units.
  ///
  /// Shelved by hand and unshelved it counts as acknowledged; when its time runs out it waits
  /// again.
  public static func of(
    _ alert: Record, actions: [Record], unit: String?, at now: Instant
  ) -> AlertHandling {
    guard alert["end"] == nil else { return AlertHandling(status: .ended, waitingSince: nil) }
    var status = Status.received
    var waitingSince = alert.createdAt
    var shelvedUntil: Instant?
    for action in sorted(actions) where unit == nil || action.text("unit") == unit {
      let at = action.instant("at")
      switch action.text("kind") {
      case "acknowledged": status = .acknowledged
      case "unshelved": (status, shelvedUntil) = (.acknowledged, nil)
      case "unacknowledged": (status, waitingSince, shelvedUntil) = (.received, at, nil)
      case "responding": (status, shelvedUntil) = (.responding, nil)
      case "relieved": status = .ended
      case "shelved": (status, shelvedUntil) = (.shelved, action.instant("until"))
      default: break
      }
    }
    if status == .shelved, let until = shelvedUntil, until <= now {
      return AlertHandling(status: .received, waitingSince: until)
    }
    return AlertHandling(status: status, waitingSince: status == .received ? waitingSince : nil)
  }

  /// Times are written in one form, so they sort as text; the id decides between equal ones.
  private static func sorted(_ actions: [Record]) -> [Record] {
    actions.sorted { one, other in
      let times = (one.text("at") ?? "", other.text("at") ?? "")
      return times.0 == times.1 ? one.id < other.id : times.0 < times.1
    }
  }
}
