import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Why clocks are due when they are: each with its rule, its spans, and a sum that holds.
struct ClockAnswer {
  let sheet: AnswerSheet

  func lines(_ output: JSON) -> [String] {
    let number = output["number"]?.string ?? output["id"]?.string ?? ""
    let title = sheet.background.subject?.title ?? ""
    let now = time(output["now"])
    let at = now.map { Dates.minute($0) } ?? ""
    let head = sheet.wrapped("\(number)  \(title)") + [sheet.word("截至 ", "As of ") + at]
    let clocks = output["clocks"]?.array ?? []
    guard !clocks.isEmpty else {
      return head + ["", sheet.word("没有计时。", "No clock runs or ran.")]
    }
    // What still runs is what is asked for; the clocks that stopped follow in their order.
    let running = clocks.filter { $0["stoppedAt"] == nil }
    let stopped = clocks.filter { $0["stoppedAt"] != nil }
    return head + (running + stopped).flatMap { [""] + clock($0, now: now) }
  }

  private func clock(_ clock: JSON, now: Instant?) -> [String] {
    let step = clock["id"]?.string ?? ""
    let title = ClockStep(rawValue: step)?.title(sheet.language) ?? step
    let rule = clock["rule"]?.string ?? ""
    let words = ClockWords(sheet: sheet)
    var facts = [
      (sheet.word("规则", "Rule"), words.rule(rule) + sheet.word("（\(rule)）", " (\(rule))")),
      (sheet.word("起算", "From"), moment(clock["from"])),
      (sheet.word("时限", "Due"), moment(clock["dueAt"])),
      (sheet.word("状况", "State"), state(clock, step, now: now)),
    ]
    if let span = clock["mayMove"] {
      facts.append((sheet.word("暂定", "Provisional"), provisional(span)))
    }
    return [title] + sheet.fields(facts, indent: 2) + spans(clock) + [sum(clock)]
  }

  private func state(_ clock: JSON, _ step: String, now: Instant?) -> String {
    guard let due = time(clock["dueAt"]) else { return "-" }
    if let stopped = time(clock["stoppedAt"]) {
      let text = sheet.word("已停止 ", "stopped ") + Dates.minute(stopped)
      return text + sheet.comma + early(stopped, due)
    }
    guard let now else { return sheet.word("计时中", "running") }
    if step == "resolve", let record = sheet.background.subject,
      GrievanceClocks.colour(of: record, at: now, calendar: WorkingCalendar()) == .paused
    {
      return sheet.word("挂起，停表", "suspended, it stands still")
    }
    let left = Int((due.milliseconds - now.milliseconds) / 1000)
    let length = Dates.words(seconds: abs(left) / 60 * 60)(sheet.language)
    return now > due
      ? sheet.word("计时中，已超期 ", "running, overdue by ") + length
      : sheet.word("计时中，还有 ", "running, left: ") + length
  }

  private func early(_ stopped: Instant, _ due: Instant) -> String {
    let seconds = Int((due.milliseconds - stopped.milliseconds) / 1000)
    let length = Dates.words(seconds: abs(seconds))(sheet.language)
    return stopped > due
      ? sheet.word("超期 ", "late by ") + length : sheet.word("提前 ", "early by ") + length
  }

  private func provisional(_ span: JSON) -> String {
    let from = moment(span["from"])
    let to = moment(span["to"])
    return sheet.word(
      "放假安排尚未公布，时限可能在 \(from) 至 \(to) 之间变动",
      "the holiday schedule isn't published; it may move between \(from) and \(to)")
  }

  private func spans(_ clock: JSON) -> [String] {
    var table = AnswerTable(columns: [
      .init(title: sheet.word("从", "From")), .init(title: sheet.word("到", "To")),
      .init(title: sheet.word("计入", "Counted"), isNumber: true),
      .init(title: sheet.word("不计", "Not counted"), isNumber: true),
      .init(title: sheet.word("是什么", "What"), isFlexible: true),
    ])
    table.rows = ClockSpan.joined((clock["parts"]?.array ?? []).compactMap(ClockSpan.init)).map {
      span in
      let length = ClockWords.length(span.seconds)
      return [
        day(span.from), day(span.to), span.isCounted ? length : "",
        span.isCounted ? "" : length, span.title(sheet.language),
      ]
    }
    return table.lines(columns: sheet.columns, indent: 2)
  }

  /// The counted spans against allowance and extension, to the second.
  private func sum(_ clock: JSON) -> String {
    let counted = clock["countedSeconds"]?.int ?? 0
    let allowance = clock["allowanceSeconds"]?.int ?? 0
    let extra = clock["extensionSeconds"]?.int ?? 0
    var wanted = sheet.word("限期 ", "allowance ") + ClockWords.length(allowance)
    if extra > 0 { wanted += sheet.word(" + 延期 ", " + extension ") + ClockWords.length(extra) }
    let sign = counted == allowance + extra ? "=" : "≠"
    return sheet.cut(
      "  " + sheet.word("计入合计 ", "counted in all ") + ClockWords.length(counted)
        + " \(sign) " + wanted)
  }

  /// `11-23 周一 08:30`.
  private func day(_ instant: Instant) -> String {
    let weekday = Dates.weekday(instant.civilDate)
    let date = instant.localText(.date).dropFirst(5)
    return "\(date) \(sheet.word("周" + weekday.chinese, weekday.english)) "
      + instant.localText(.time)
  }

  private func moment(_ json: JSON?) -> String {
    time(json).map { $0.localText(.second) } ?? "-"
  }

  private func time(_ json: JSON?) -> Instant? {
    json?.string.flatMap { Instant(rfc3339: $0) }
  }
}
