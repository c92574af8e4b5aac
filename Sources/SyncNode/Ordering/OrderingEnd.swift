import DomainModel
import JSONDiff
import SyncProtocol

/// Why a batch ends before its last line.
enum OrderingEnd: Error {
  /// The device did what it mustn't; what was ordered before holds.
  case problem(Problem)
  /// The store failed; nothing of the batch holds.
  case failure(Failure)

  private static let carried = "problem"

  /// A problem, carried through code that throws failures.
  static func carrier(_ problem: Problem) -> Failure {
    Failure(.nodeProtocol, [carried: problem.json])
  }

  init(_ failure: Failure) {
    guard failure.code == .nodeProtocol, let json = failure.details[OrderingEnd.carried] else {
      self = .failure(failure)
      return
    }
    self = .problem(Problem(json: json, status: json["status"]?.int ?? 500))
  }
}

extension Failure {
  /// Whether it is about the change, so that it goes into quarantine, and not about the store.
  var isOfTheChange: Bool {
    switch code {
    case .storeMissing, .storeNewer, .inputOutput, .cannotWrite, .nodeProtocol, .interrupted: false
    default: !code.isOfTheStore
    }
  }
}

/// Failures as problem details.
enum FailureProblem {
  /// What an outcome line carries for a refused change.
  static func json(_ failure: Failure) -> JSON {
    [
      "type": "/problems/refused", "title": "refused", "status": 422,
      "code": .string(failure.code.rawValue), "details": .object(failure.details),
    ]
  }

  /// What a request is answered when the store failed.
  static func problem(_ failure: Failure) -> Problem {
    if case .problem(let problem) = OrderingEnd(failure) { return problem }
    switch failure.code {
    case .storeBusy, .storeLocked, .storeUnreachable:
      return Problem(.unavailable, ["retryAfterSeconds": 5])
    case .storeFull: return Problem(.storageFull)
    default: return Problem(.other, detail: failure.code.rawValue)
    }
  }
}
