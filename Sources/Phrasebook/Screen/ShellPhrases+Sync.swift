import DomainModel

/// What the screen says of the node.
extension ShellPhrases {
  package static let syncStopped = Phrase("同步已停", "sync stopped")
  package static func exchanging(_ done: Int, of total: Int) -> Phrase {
    let (done, total) = (Counts.grouped(done), Counts.grouped(total))
    return Phrase("同步中 \(done)/\(total)", "syncing \(done)/\(total)")
  }
  package static func away(days: Int) -> Phrase {
    Phrase("离线 \(days) 天", "offline \(days) \(days == 1 ? "day" : "days")")
  }
  package static func inStep(at instant: Instant) -> Phrase {
    let time = instant.localText(.minute).suffix(5)
    return Phrase("已同步 \(time)", "synced \(time)")
  }
  package static func missingAlerts(_ count: Int) -> Phrase {
    Phrase("缺预警 \(count)", "\(count) \(count == 1 ? "alert" : "alerts") missing")
  }
  package static func needsSettling(conflicts: Int, refused: Int, key: String) -> Phrase {
    Phrase(
      "同步后有冲突 \(conflicts) 个、被拒 \(refused) 项，按 \(key) 处理。",
      "After the exchange: conflicts \(conflicts), refused \(refused). \(key) opens them.")
  }
  package static func blindAlarm(since instant: Instant) -> Phrase {
    let time = instant.localText(.minute).suffix(5)
    return Phrase(
      "断联自 \(time)：新预警到不了本机，请改用电话值守并查网络。",
      "Blind since \(time): new alerts don't reach this desk. Keep watch by telephone.")
  }
}
