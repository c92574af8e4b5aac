import DomainModel
import JSONDiff
import LocalStore

/// One command on many records, in their order: each is judged by the state that the records before
/// it have left.
///
/// Of many records the next ones are judged on another core meanwhile, see `AdvanceJudging`. Those
/// whose judgement holds are written together, all others one by one.
struct BulkRun {
  /// So many records are worth another core.
  private static let portion = 256

  let command: CommandTransaction
  private(set) var changed: [String] = []
  private(set) var refused: [CommandOutcome.Refusal] = []
  /// The orders that went along with a parent, and so had their turn.
  private var led: Set<String> = []
  /// All that was written, or stands in `planned` to be.
  private var touched: Set<String> = []
  /// Judgements rest on the store as it was; once a command has changed what they ask about without
  /// naming it, none holds any more.
  private var areJudgementsSound = true
  private var planned: [AdvanceJudging.Judgement] = []

  init(command: CommandTransaction) {
    self.command = command
  }

  mutating func all(_ records: [String]) throws(Failure) {
    guard records.count >= Self.portion, let judging = AdvanceJudging(of: command) else {
      for wanted in records { try one(wanted) }
      return
    }
    var rest = records[...]
    judging.begin(rest.prefix(Self.portion))
    while !rest.isEmpty {
      let portion = rest.prefix(Self.portion)
      rest = rest.dropFirst(Self.portion)
      let judgements = judging.finish()
      judging.begin(rest.prefix(Self.portion))
      for (wanted, judgement) in zip(portion, judgements) {
        if let judgement, holds(judgement) {
          planned.append(judgement)
          touched.insert(judgement.id)
        } else {
          try writePlanned()
          try one(wanted)
        }
      }
      try writePlanned()
    }
  }

  private mutating func one(_ wanted: String) throws(Failure) {
    try StopRequest.check()
    do {
      let read = try command.transaction.resolve(
        wanted, preferring: command.request.recordTypes)
      guard !led.contains(read.record.id) else { return }
      let applied = try command.apply(to: read, named: wanted)
      let written = [applied.stored.record.id] + applied.led.changed
      changed += written
      led.formUnion(applied.led.changed)
      touched.formUnion(written)
      if applied.hasEffectsBesides { areJudgementsSound = false }
    } catch  where !error.code.isOfTheStore {
      refused.append(CommandOutcome.Refusal(record: wanted, failure: error))
    }
  }

  /// Whether the transaction would judge alike.
  private func holds(_ judgement: AdvanceJudging.Judgement) -> Bool {
    areJudgementsSound && !touched.contains(judgement.id)
      && touched.isDisjoint(with: judgement.asked)
  }

  private mutating func writePlanned() throws(Failure) {
    try StopRequest.check()
    let results = try command.transaction.update(planned.map(\.update))
    for (judgement, result) in zip(planned, results) {
      switch result {
      case .success: changed.append(judgement.id)
      case .failure(let failure):
        refused.append(CommandOutcome.Refusal(record: judgement.wanted, failure: failure))
      }
    }
    planned = []
  }
}
