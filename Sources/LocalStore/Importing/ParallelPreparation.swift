import Dispatch
import DomainModel
import Synchronization

/// Canonical bytes, digest and columns of many records on all cores: preparing a record takes
/// longer than writing its row.
enum ParallelPreparation {
  /// So many records are enough for a core to be worth waking.
  private static let part = 125

  typealias Outcome = Result<PreparedRecord, Failure>

  /// The outcomes in the order of the records.
  static func outcomes(
    of records: [Record], _ stamped: @Sendable (Record) -> Record
  ) -> [Outcome] {
    let parts = (records.count + part - 1) / part
    let done = Mutex<[Int: [Outcome]]>([:])
    DispatchQueue.concurrentPerform(iterations: parts) { index in
      let range = index * part..<min((index + 1) * part, records.count)
      let outcomes = records[range].map { record in
        Outcome { () throws(Failure) in try PreparedRecord(stamped(record)) }
      }
      done.withLock { $0[index] = outcomes }
    }
    let outcomes = done.withLock { $0 }
    return (0..<parts).flatMap { outcomes[$0] ?? [] }
  }
}
