import DomainModel
import JSONDiff
import LocalStore
import Trust

/// The one way out: masks personal members and adds what is seen but not stored.
struct RecordPrinting {
  /// Below it everything personal is masked; what one may see unmasked is shown by `reveal` only.
  static let outputLevel = 2

  let now: Instant
  /// Clock colours and cards are counted by it.
  var calendar = WorkingCalendar()

  /// A record as `show` and `list` print it: masked, with `rev` and its view members.
  func json(_ stored: StoredRecord, revealed: Set<String> = []) -> JSON {
    var members = shown(stored, revealed: revealed).members
    members["rev"] = .string(stored.rev.text)
    return .object(members)
  }

  /// The same as a record, for a screen.
  func shown(_ stored: StoredRecord, revealed: Set<String> = []) -> Record {
    var members = masked(stored.record, revealed: revealed).members
    for view in RecordViews.members(of: stored.record, now: now, calendar: calendar) {
      members[view.name] = view.value
    }
    return Record(members)
  }

  /// What a record is called where others refer to it: masked, for a person's name is the title
  /// of his subject. Nil when the store doesn't have it.
  static func name(of id: String, _ reader: StoreReader) throws(Failure) -> String? {
    try reader.record(id).map { title(of: $0.record) }
  }

  /// A record's title as lists show it: a person's name masked.
  static func title(of record: Record) -> String {
    Masking.masked(record, level: outputLevel).title
  }

  /// What sentences call a record: its number, else its title.
  static func subject(_ record: Record) -> String { record.number ?? title(of: record) }

  /// A document as `export` prints it: masked, or as a level sees it that a reason was given for.
  func document(_ stored: StoredRecord, revealingAt level: Int = 0) -> JSON {
    let level = max(level, RecordPrinting.outputLevel)
    return .object(Masking.masked(stored.record, level: level).members)
  }

  func masked(_ record: Record, revealed: Set<String>) -> Record {
    Masking.masked(record, level: RecordPrinting.outputLevel, revealed: revealed)
  }
}
