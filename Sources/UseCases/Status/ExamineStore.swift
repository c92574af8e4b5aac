import DomainModel
import JSONDiff
import LocalStore

/// Checks store, clock and calendar, and says how to mend what it finds.
public struct ExamineStore: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `others`: what was found outside the store, such as the terminal. `rebuilds`: whether what is
  /// derived from documents is first computed anew.
  /// Returns exit status 1 when something must be mended.
  public func callAsFunction(
    others: [DoctorFinding] = [], rebuilds: Bool = false
  ) throws(Failure) -> CommandOutcome {
    let rebuilt = rebuilds ? try RebuildDerived(desk: desk)() : nil
    var findings = try desk.store.doctor()
    findings += try desk.store.read { (reader) throws(Failure) in
      [try clock(reader), try calendar(reader), try keys(reader)].compactMap { $0 }
    }
    findings += others
    let isFaulty = findings.contains { $0.severity == .error }
    var output: JSONObject = [
      "findings": .array(findings.map(json)), "isSound": .bool(!isFaulty),
    ]
    if rebuilds { output["rebuilt"] = rebuilt.map { JSON($0) } ?? .null }
    return CommandOutcome(
      rebuilds ? RebuildDerived.sentence(rebuilt) : Phrase("", ""), output: .object(output),
      exitStatus: isFaulty ? Failure.Code.checkFailed.exitStatus : 0)
  }

  /// A clock that was set back lies before what has been written.
  private func clock(_ reader: StoreReader) throws(Failure) -> DoctorFinding? {
    let device = try reader.identity().device
    let newest = try reader.record(device)?.record.updatedAt
    guard let newest, newest > desk.now.adding(seconds: 300) else {
      return DoctorFinding("clock", .ok, Phrase("时钟正常", "The clock is plausible"))
    }
    return DoctorFinding(
      "clock", .warning, Phrase("时钟慢于已有记录", "The clock is behind what was written"),
      remedy: Phrase("校准系统时钟", "Set the machine's clock"))
  }

  /// From 10 December it mentions a missing calendar of the next year, from 25 December it warns.
  private func calendar(_ reader: StoreReader) throws(Failure) -> DoctorFinding {
    let today = desk.today
    let scope = try reader.setting(DeskSetting.scope)?.string ?? ""
    let calendar = try reader.workingCalendar(scope: scope)
    let isNextNear = today.month == 12 && today.day >= 10
    for year in isNextNear ? [today.year, today.year + 1] : [today.year] {
      guard calendar.year(year).isProvisional else { continue }
      let isPressing = year == today.year || today.day >= 25
      return DoctorFinding(
        "calendar", isPressing ? .warning : .note,
        Phrase("\(year) 年的工作日历尚未公布，时限为暂定", "The working calendar of \(year) is provisional"),
        remedy: Phrase("公布后导入该年的 workingCalendar", "Import it once it is published"))
    }
    return DoctorFinding("calendar", .ok, Phrase("工作日历齐全", "The working calendar is there"))
  }

  private func keys(_ reader: StoreReader) throws(Failure) -> DoctorFinding {
    let acting = try reader.actor(nil)
    guard try OperatorKeys(desk: desk).state(of: acting.id) == .open else {
      return DoctorFinding(
        "operator", .ok,
        Phrase("\(acting.name) 的密钥有口令", "The key of \(acting.name) has a passphrase"))
    }
    return DoctorFinding(
      "operator", .note,
      Phrase("操作员 \(acting.name) 没有口令", "Operator \(acting.name) has no passphrase"),
      remedy: Phrase(
        "设一个：dutydesk operator passphrase；此前文件的主人即可操作",
        "Set one: dutydesk operator passphrase; until then whoever owns the files may act"))
  }

  private func json(_ finding: DoctorFinding) -> JSON {
    var object: JSONObject = [
      "check": .string(finding.check), "severity": .string("\(finding.severity)"),
      "finding": ["zh": .string(finding.text.chinese), "en": .string(finding.text.english)],
    ]
    object["remedy"] = finding.remedy.map {
      ["zh": .string($0.chinese), "en": .string($0.english)]
    }
    return .object(object)
  }
}
