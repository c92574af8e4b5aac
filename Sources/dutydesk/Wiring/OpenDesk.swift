import DomainModel
import LocalStore
import Synchronization
import UseCases

/// Opens the store when a command first asks for it, and once only.
final class OpenDesk: Sendable {
  private let directory: String
  private let environment: StoreEnvironment
  private let options: StoreOptions
  private let isClockFixed: Bool
  private let desk = Mutex<Desk?>(nil)

  init(
    directory: String, environment: StoreEnvironment, options: StoreOptions, isClockFixed: Bool
  ) {
    self.directory = directory
    self.environment = environment
    self.options = options
    self.isClockFixed = isClockFixed
  }

  func opened() throws(Failure) -> Desk {
    try desk.withLock { (desk) throws(Failure) in
      if let desk { return desk }
      let store = try LocalStore.open(directory, environment: environment, options: options)
      let fresh = Desk(store: store, isClockFixed: isClockFixed)
      desk = fresh
      return fresh
    }
  }

  /// Closes what was opened; nothing is lost when it can't be.
  func close() {
    desk.withLock { desk in
      try? desk?.store.close()
      desk = nil
    }
  }
}
