import DomainModel
import JSONDiff

/// The next state of a record as it was read, and what the two differ in; a plan until a
/// transaction finds the record as it was read.
public struct PlannedUpdate: Sendable {
  let read: StoredRecord
  let newState: Record
  let command: String
  let arguments: JSONObject
  let patches: Difference.Written
  let changesNothing: Bool
  let before: EarlierState

  /// Plans what `WriteTransaction.update` then writes.
  /// - Parameters:
  ///   - read: the record as it is.
  ///   - newState: the whole document; members left out are removed.
  ///   - command: the command's name, for history and undo.
  ///   - arguments: its arguments, where the patch doesn't say them.
  /// - Throws: `member.fixed` (id, type).
  public init(
    _ read: StoredRecord, to newState: Record, command: String, arguments: JSONObject = [:]
  ) throws(Failure) {
    for member in ["id", "type"] where read.record[member] != newState[member] {
      throw Failure(
        .fixedMember, ["id": .string(read.record.id), "member": .string("/" + member)])
    }
    self.read = read
    self.newState = newState
    self.command = command
    self.arguments = arguments
    let difference = try Difference(from: read.record, to: newState)
    changesNothing = difference.isEmpty && read.record["steps"] == newState["steps"]
    patches = difference.written
    before = EarlierState(read.record)
  }
}

/// A planned update with all that its rows need, computed without the database.
struct PreparedUpdate: Sendable {
  let plan: PlannedUpdate
  let prepared: PreparedRecord
  let source: SearchSource
  let clock: Int64

  init(_ plan: PlannedUpdate, _ stamp: ChangeStamp) throws(Failure) {
    self.plan = plan
    prepared = try PreparedRecord(stamp.stepsNamed(plan.newState, before: plan.read.record))
    source = prepared.source
    clock = stamp.clock
  }
}

/// What a change writes into the document it makes: its clock, its actor, ids of new steps.
struct ChangeStamp: Sendable {
  /// The schema version of records that this program writes.
  static let recordSchema = 1

  let actor: String
  let device: String
  let clock: Int64

  /// The clock and actor of the change, in the document.
  func stamped(_ record: Record) -> Record {
    var stamped = record
    stamped["updatedAt"] = .string(HybridClock.instant(of: clock).rfc3339)
    stamped["updatedBy"] = .string(actor)
    if (stamped["schema"]?.int ?? 0) < Self.recordSchema {
      stamped["schema"] = .number(JSONNumber(Self.recordSchema))
    }
    return stamped
  }

  /// The same with an id for each new step that has none.
  func stepsNamed(_ record: Record, before: Record) -> Record {
    stamped(StepIdentity.filled(record, before: before, device: device, clock: clock))
  }
}

/// What a row's marks, sums and index entries were derived from before a change.
struct EarlierState: Sendable {
  let columns: QueryColumns
  let source: SearchSource

  init(_ record: Record) {
    columns = QueryColumns.of(record)
    source = SearchSource(
      record, columns: columns, number: PreparedRecord.number(record, columns))
  }
}
