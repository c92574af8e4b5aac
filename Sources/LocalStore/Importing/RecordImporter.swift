import DomainModel

/// An import in steps: each takes the records of one transaction, and writes them while the next
/// ones are being read. For one thread.
public final class RecordImporter {
  private let store: LocalStore
  private let context: WriteContext
  private let asSamples: Bool
  private let writer: BatchWriter
  private var offset = 0

  init(store: LocalStore, context: WriteContext, asSamples: Bool) {
    self.store = store
    self.context = context
    self.asSamples = asSamples
    writer = BatchWriter(store: store, context: context, asSamples: asSamples)
  }

  /// Waits for the records taken before, then starts to write these.
  /// - Returns: what was written since the last call: all that was taken before, perhaps these.
  /// - Throws: `store.busy`, `store.full`; whole transactions are in.
  public func take(_ records: [Record]) throws(Failure) -> ImportResult {
    let batch = try store.prepare(
      records, offset: offset, context: context, asSamples: asSamples)
    try writer.write(batch)
    offset += records.count
    return writer.takeResult()
  }

  /// Waits for all that was taken.
  /// - Returns: what was written since the last call of `take`.
  public func finish() throws(Failure) -> ImportResult {
    try writer.finish()
    return writer.takeResult()
  }
}
