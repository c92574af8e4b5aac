/// Keeps the first failure of a store that is asked for rules. To the rule that asks, what couldn't
/// be read looks like what isn't there; but a missing directory or unit may permit what a known one
/// forbids, so whatever the rules came to, they then refuse with the store's failure.
public final class ReadingFault {
  /// The first failure, nil as long as all could be read.
  public private(set) var failure: Failure?

  /// Nothing has failed yet.
  public init() {}

  /// What the body reads, nil when it fails.
  public func reading<Value>(_ body: () throws(Failure) -> Value?) -> Value? {
    do throws(Failure) {
      return try body()
    } catch {
      failure = failure ?? error
      return nil
    }
  }
}

extension RuleContext {
  /// Runs rules.
  /// - Throws: the store's failure when it couldn't answer them, else what they throw.
  func answering<Value>(_ rules: () throws(Failure) -> Value) throws(Failure) -> Value {
    let result: Result<Value, Failure>
    do throws(Failure) {
      result = .success(try rules())
    } catch {
      result = .failure(error)
    }
    if let failure = readingFailure() { throw failure }
    return try result.get()
  }
}

extension Failure.Code {
  /// Whether the store failed, and not what was asked of it.
  public var isOfTheStore: Bool {
    switch self {
    case .storeBusy, .storeFull, .storeCorrupt, .storeFailed, .storeLocked, .storeReadOnly,
      .storeUnreachable, .internalError:
      true
    default: false
    }
  }
}
