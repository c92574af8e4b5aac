/// Derives the clocks of a grievance from its process trace, step by step.
struct ClockFold {
  let calendar: WorkingCalendar
  let settings: ClockSettings
  let profile: String
  /// Rules pinned by the clocks that the record has.
  let pinned: [ClockStep: ClockRule]
  var clocks: [ClockStep: StepClock] = [:]
  private var round = 1
  /// The clocks that a merger stopped, to run on when the order is taken out of it.
  private var stoppedByMerger: [ClockStep] = []
  private var suspendedUntil: Instant?

  init(
    calendar: WorkingCalendar, settings: ClockSettings, profile: String,
    pinned: [ClockStep: ClockRule]
  ) {
    self.calendar = calendar
    self.settings = settings
    self.profile = profile
    self.pinned = pinned
  }

  mutating func create(at moment: Instant) {
    start(.accept, at: moment)
    start(.respond, at: moment)
  }

  mutating func apply(_ step: Step, at moment: Instant) {
    if step.to != "suspended" { endSuspension(at: moment) }
    switch step.command {
    case "accept":
      stop([.accept], at: moment)
      start(.assign, at: moment)
      start(.resolve, at: moment)
    case "assign": assign(at: moment)
    case "mediate":
      stop([.assign, .respond], at: moment)
    case "sign": stop([.sign, .return, .respond], at: moment)
    case "return", "uphold", "overrule": review(step.command, at: moment)
    case "suspend": suspend(until: step.until, at: moment)
    case "grant":
      if let until = step.until { clocks[.resolve]?.extend(to: until, at: moment, calendar) }
    case "reopen": reopen(step, at: moment)
    case "unmerge": unmerge()
    default: end(step, at: moment)
    }
  }

  private mutating func end(_ step: Step, at moment: Instant) {
    switch step.command {
    case "resolve", "answer":
      stopAll(at: moment)
      start(.visit, at: moment)
    case "visit" where step.to == "visited": stop([.visit], at: moment)
    case "agree", "fail": stop([.resolve, .respond], at: moment)
    case "decline", "close": stopAll(at: moment)
    case "import": takeOver(step, at: moment)
    case "merge":
      stoppedByMerger = ClockStep.allCases.filter { clocks[$0]?.stoppedAt == nil }
      stopAll(at: moment)
    default: break
    }
  }

  /// An imported order has the clocks of its state, counted from its creation.
  private mutating func takeOver(_ step: Step, at moment: Instant) {
    stopAll(at: moment)
    let isHandled = [
      "resolved", "visited", "closed", "declined", "merged", "agreed", "failed",
      "followUp",
    ].contains(step.to)
    if !isHandled { start(.resolve, at: moment) }
    switch step.to {
    case "accepted": start(.assign, at: moment)
    case "assigned":
      start(.sign, at: moment)
      start(.return, at: moment)
    case "returned":
      start(.review, at: moment)
      clocks[.resolve]?.openPause = moment
    case "suspended": suspend(until: step.until, at: moment)
    case "resolved": start(.visit, at: moment)
    default: break
    }
  }

  private mutating func assign(at moment: Instant) {
    stop([.assign, .sign, .return], at: moment)
    start(.sign, at: moment)
    start(.return, at: moment)
    if clocks[.resolve] == nil { start(.resolve, at: moment) }
  }

  private mutating func review(_ command: String, at moment: Instant) {
    if command == "return" {
      stop([.sign, .return], at: moment)
      start(.review, at: moment)
      clocks[.resolve]?.openPause = moment
      return
    }
    stop([.review], at: moment)
    if let begin = clocks[.resolve]?.openPause {
      clocks[.resolve]?.pauses.append(TimeSpan(begin, moment))
      clocks[.resolve]?.openPause = nil
    }
    start(command == "uphold" ? .assign : .sign, at: moment)
  }

  private mutating func suspend(until: Instant?, at moment: Instant) {
    guard let until else { return }
    suspendedUntil = until
    clocks[.resolve]?.pauses.append(TimeSpan(moment, until))
  }

  /// The step that leads out of a suspension ends its pause, at the latest when its date passed by
  /// itself. What is done beside it (an urging, an inspection) leaves the order suspended.
  private mutating func endSuspension(at moment: Instant) {
    guard let until = suspendedUntil, let pause = clocks[.resolve]?.pauses.popLast() else { return }
    suspendedUntil = nil
    clocks[.resolve]?.pauses.append(TimeSpan(pause.from, min(until, max(moment, pause.from))))
  }

  private mutating func reopen(_ step: Step, at moment: Instant) {
    round += 1
    stopAll(at: moment)
    if step.to == "registered" {
      start(.accept, at: moment)
    } else {
      start(.assign, at: moment)
      start(.resolve, at: moment)
    }
  }

  /// An order taken out of a merger is where it was, with its clocks as if nothing had happened.
  private mutating func unmerge() {
    for step in stoppedByMerger { clocks[step]?.stoppedAt = nil }
    stoppedByMerger = []
  }

  /// Starts a clock anew; the due time of a former one stays as history.
  private mutating func start(_ step: ClockStep, at moment: Instant) {
    guard let rule = pinned[step] ?? settings.rule(step, profile: profile) else { return }
    let whole = rule.allowance.milliseconds(calendar, year: moment.civilDate.year)
    let isHalved = round > 1 && step == .resolve
    var clock = StepClock(rule: rule, from: moment, milliseconds: isHalved ? whole / 2 : whole)
    if let former = clocks[step] {
      clock.earlier =
        former.earlier + [(former.dueAt(calendar), former.stoppedAt ?? moment)]
    }
    clocks[step] = clock
  }

  private mutating func stop(_ steps: [ClockStep], at moment: Instant) {
    for step in steps where clocks[step]?.stoppedAt == nil { clocks[step]?.stoppedAt = moment }
  }

  private mutating func stopAll(at moment: Instant) {
    stop(ClockStep.allCases, at: moment)
  }
}
