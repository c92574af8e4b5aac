public import DomainModel
public import JSONDiff

extension JSONError {
  /// The failure of an input that isn't the JSON it should be.
  public var inputFailure: Failure {
    let code: Failure.Code =
      switch reason {
      case .encoding: .inputUTF8
      case .size: .inputTooLarge
      case .numberRange: .numberRange
      default: .inputJSON
      }
    return Failure(
      code,
      [
        "reason": .string(self.code), "offset": .number(JSONNumber(offset)),
        "text": .string(detail),
      ])
  }
}
