#if PostgreSQL
import DomainModel
import JSONDiff

/// What the server says, as the program's failure.
enum PostgreSQLProblem {
  /// By the error's SQLSTATE, nil when there was no answer at all; the text holds no values.
  static func failure(state: String?, text: String) -> Failure {
    guard let state else { return Failure(.storeUnreachable, ["text": .string(text)]) }
    return Failure(code(of: state), ["sqlState": .string(state), "text": .string(text)])
  }

  /// The codes of the standard and of PostgreSQL's appendix A; engines with the same protocol keep
  /// to them.
  static func code(of state: String) -> Failure.Code {
    switch state {
    // The server is going down, coming up or has just crashed.
    case "57P01", "57P02", "57P03": .storeUnreachable
    // A lock that isn't given, a statement that took too long, no connection or memory left.
    case "55P03", "57014", "53300", "53200": .storeBusy
    case "53100": .storeFull
    case "25006": .storeReadOnly
    case "42501": .cannotWrite
    case "XX001", "XX002": .storeCorrupt
    default: codeOfClass(state.prefix(2))
    }
  }

  private static func codeOfClass(_ name: Substring) -> Failure.Code {
    switch name {
    case "08": .storeUnreachable
    // Serialization failures and deadlocks: the transaction may be tried again.
    case "40": .storeBusy
    case "28", "3D": .configInvalid
    case "58": .inputOutput
    default: .storeFailed
    }
  }
}
#endif
