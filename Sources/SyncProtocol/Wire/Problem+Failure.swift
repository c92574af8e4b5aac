import DomainModel
import JSONDiff

extension Problem {
  /// The failure that a desk shows for it.
  public var failure: Failure {
    var details = members
    details["problem"] = .string(code.rawValue)
    details["httpStatus"] = JSON(status)
    details["text"] = detail.map { .string($0) }
    return Failure(failureCode, details)
  }

  private var failureCode: Failure.Code {
    switch code {
    case .forkDetected, .epochReused: .nodeChanged
    case .unauthenticated, .signatureInvalid, .forbidden, .deviceRevoked: .nodeRefused
    case .unavailable, .tooManyRequests, .storageFull: .nodeUnreachable
    case .sequenceGap, .unprocessable, .schemaTooOld, .lineTooLong, .bodyTooLarge: .nodeRefused
    default: isRetryable ? .nodeUnreachable : .nodeProtocol
    }
  }
}
