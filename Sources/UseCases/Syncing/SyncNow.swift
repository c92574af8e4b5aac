import DomainModel
import JSONDiff
import LocalStore

/// Exchanges everything with the node.
public struct SyncNow: Sendable {
  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to the node.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// - Parameter isPreview: only says what would be done.
  /// - Returns: the report.
  /// - Throws: `.notEnrolled`, `.nodeUnreachable`, `.nodeRefused`, `.nodeChanged`,
  ///   `.nodeProtocol`, `.interrupted`; what was acknowledged and applied before stays so.
  public func callAsFunction(isPreview: Bool) throws(Failure) -> CommandOutcome {
    try OwnClaims(desk: desk).told { () throws(Failure) in
      let report = try port.exchange(desk, isPreview)
      return CommandOutcome(
        SyncNow.sentence(report, isPreview: isPreview), output: report, text: Phrase("", ""))
    }
  }

  /// Exchanges on every poke and every minute until asked to stop; failures are told and tried
  /// again.
  public func watch(
    isInterrupted: @escaping @Sendable () -> Bool,
    told: @escaping @Sendable (Result<JSON, Failure>) -> Void
  ) throws(Failure) -> CommandOutcome {
    try port.watch(desk) { report in
      told(report)
      return !isInterrupted()
    }
    return CommandOutcome(Phrase("已停止", "Stopped"), text: Phrase("", ""))
  }

  /// What was done, in words.
  public static func sentence(_ report: JSON, isPreview: Bool = false) -> Phrase {
    let number = { (name: String) in report[name]?.int ?? 0 }
    if isPreview {
      return Phrase(
        "待发 \(number("pushed"))，待收 \(number("pulled"))",
        "\(number("pushed")) to send, \(number("pulled")) to receive")
    }
    let more =
      report["more"] == true
      ? Phrase("；文件只到这里，再交换一次收其余", "; the file ends here: exchange again for the rest")
      : Phrase("", "")
    return Phrase(
      "已发 \(number("pushed"))，已收 \(number("pulled"))，合并 \(number("merged"))，"
        + "冲突 \(number("conflicts"))，拒收 \(number("rejected"))" + more.chinese,
      "\(number("pushed")) sent, \(number("pulled")) received, \(number("merged")) merged, "
        + "\(number("conflicts")) in conflict, \(number("rejected")) refused" + more.english)
  }
}
