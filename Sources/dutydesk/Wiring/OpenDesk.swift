import DomainModel
import JSONDiff
import LocalStore
import Synchronization
import UseCases

/// Opens the store when a command first asks for it, and once only.
final class OpenDesk: Sendable {
  private let directory: String
  private let environment: StoreEnvironment
  private let options: StoreOptions
  private let isClockFixed: Bool
  /// What the configuration says of clocks and bounds, as it was saved last.
  let rules: DeskRules
  private let seat = Seat.ofThisProcess
  private let desk = Mutex<Desk?>(nil)
  private let readingDesk = Mutex<Desk?>(nil)

  init(
    directory: String, environment: StoreEnvironment, options: StoreOptions, isClockFixed: Bool,
    rules: JSONObject
  ) {
    self.directory = directory
    self.environment = environment
    self.options = options
    self.isClockFixed = isClockFixed
    self.rules = DeskRules(rules)
  }

  /// The desk for reading and writing; `patience` is how long to wait for a locked store, nil as
  /// the options say.
  func opened(patience: Double? = nil) throws(Failure) -> Desk {
    var options = options
    options.openingPatienceSeconds = patience ?? options.openingPatienceSeconds
    return try opened(desk) { () throws(Failure) in
      try LocalStore.open(directory, environment: environment, options: options)
    }
  }

  /// For a command that only reads: it waits for nobody who writes.
  func openedToRead() throws(Failure) -> Desk {
    try opened(readingDesk) { () throws(Failure) in
      try LocalStore.openForReading(directory, environment: environment, options: options)
    }
  }

  /// For a screen that opens although writing isn't possible now: another process holds the lock,
  /// or the folder can't be written. Commands try `opened` all the same.
  func openedForReading() throws(Failure) -> Desk {
    var options = options
    options.isReadOnly = true
    options.openingPatienceSeconds = 0.5
    return try opened(readingDesk) { () throws(Failure) in
      try LocalStore.open(directory, environment: environment, options: options)
    }
  }

  /// A store that can't be written now is shown all the same; the obstacle is to be said.
  func openedToShow() throws(Failure) -> (desk: Desk, obstacle: Failure?) {
    do throws(Failure) {
      return (try opened(patience: 1), nil)
    } catch {
      guard [.storeBusy, .storeReadOnly].contains(error.code) else { throw error }
      return (try openedForReading(), error)
    }
  }

  /// Closes what was opened; what can't be closed now ends with the process, and nothing is lost.
  func close() {
    for place in [desk.withLock { $0 }, readingDesk.withLock { $0 }] {
      try? place?.store.close()
    }
  }

  private func opened(
    _ place: borrowing Mutex<Desk?>, _ open: () throws(Failure) -> LocalStore
  ) throws(Failure) -> Desk {
    try place.withLock { (desk) throws(Failure) in
      if let desk { return desk }
      let fresh = Desk(
        store: try open(), isClockFixed: isClockFixed, seat: seat, rules: rules)
      desk = fresh
      return fresh
    }
  }
}
