import DomainModel
import JSONDiff
import Trust

extension WriteTransaction {
  /// Stores the next states of several records, as `update` does one after another; what needs no
  /// database is done on all cores.
  /// - Parameter planned: of different records.
  /// - Returns: for each the record as it is now, or why it wasn't written: `record.changed` where
  ///   it is no longer as it was read, `record.notFound`, `record.tooLarge`.
  /// - Throws: what is wrong with the store.
  public func update(
    _ planned: [PlannedUpdate]
  ) throws(Failure) -> [Result<StoredRecord, Failure>] {
    var places: [Result<Place, Failure>] = []
    for plan in planned { places.append(try place(of: plan)) }
    let updates = AllCores.results(of: places) { (place) throws(Failure) in
      try place.get().prepared()
    }
    var results: [Result<StoredRecord, Failure>] = []
    for update in updates {
      switch update {
      case .success(.unchanged(let record)): results.append(.success(record))
      case .success(.changed(let update, let state)):
        results.append(.success(try write(update, over: state)))
      case .failure(let failure): results.append(.failure(failure))
      }
    }
    return results
  }

  private func place(of plan: PlannedUpdate) throws(Failure) -> Result<Place, Failure> {
    guard let state = try RecordRows.state(row: plan.read.row, in: database) else {
      return .failure(Failure(.notFound, ["id": .string(plan.read.record.id)]))
    }
    guard state.rev == plan.read.rev else { return .failure(changed(plan, state.rev)) }
    return .success(
      Place(plan: plan, state: state, stamp: plan.changesNothing ? nil : stamp(nextClock())))
  }

  private func changed(_ plan: PlannedUpdate, _ rev: Digest32) -> Failure {
    Failure(.recordChanged, ["id": .string(plan.read.record.id), "rev": .string(rev.text)])
  }

  /// A plan and the row that it is for; without a stamp nothing is to be written.
  private struct Place: Sendable {
    let plan: PlannedUpdate
    let state: RecordRows.RowState
    let stamp: ChangeStamp?

    func prepared() throws(Failure) -> Step {
      guard let stamp else { return .unchanged(plan.read) }
      return .changed(try PreparedUpdate(plan, stamp), state)
    }
  }

  private enum Step: Sendable {
    case unchanged(StoredRecord)
    case changed(PreparedUpdate, RecordRows.RowState)
  }
}
