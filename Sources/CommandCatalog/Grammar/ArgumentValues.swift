import DomainModel
import JSONDiff

/// Words of the command line and texts of form fields made into values.
public enum ArgumentValues {
  /// The value of a text for an argument.
  ///
  /// - Throws: `.badValue` when the text cannot be one; references (units, records) are looked
  ///   up later, in the transaction that uses them.
  public static func value(
    _ text: String, for argument: CommandArgument
  ) throws(UsageProblem) -> JSON {
    let option = argument.spelling == .option ? "--\(argument.name)" : argument.name
    switch argument.kind {
    case .time:
      guard let instant = instant(text) else {
        throw .badValue(option: option, value: text, expected: "2026-11-23T21:04+08:00")
      }
      return .string(instant.rfc3339)
    case .choice(let choices):
      guard choices.contains(where: { $0.value == text }) else {
        let names = choices.map(\.value).joined(separator: ", ")
        throw .badValue(option: option, value: text, expected: names)
      }
      return .string(text)
    case .lane:
      return try value(
        text,
        for: CommandArgument(argument.name, .choice(GrievanceCommands.lanes), argument.title))
    case .boolean:
      switch text {
      case "yes", "true", "是": return .bool(true)
      case "no", "false", "否": return .bool(false)
      default: throw .badValue(option: option, value: text, expected: "yes, no")
      }
    case .number:
      guard let number = JSONNumber(text: text) else {
        throw .badValue(option: option, value: text, expected: "100")
      }
      return .number(number)
    case .recordType:
      guard RecordType(rawValue: text) != nil else {
        let names = RecordType.allCases.map(\.rawValue).joined(separator: ", ")
        throw .badValue(option: option, value: text, expected: names)
      }
      return .string(text)
    case .phone:
      let digits = text.filter(\.isNumber)
      let isDialled = text.allSatisfy { $0.isASCII && ($0.isNumber || " +-".contains($0)) }
      guard isDialled, (3...15).contains(digits.count) else {
        throw .badValue(option: option, value: text, expected: "13800000000, 0531-86000000")
      }
      return .string(text)
    default:
      return .string(text)
    }
  }

  /// An instant as people write it: RFC 3339 of any offset, or `2026-11-23 21:04` and
  /// `2026-11-23` at +08:00.
  public static func instant(_ text: String) -> Instant? {
    if let instant = Instant(rfc3339: text) { return instant }
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let first = parts.first, let date = CivilDate(String(first)) else { return nil }
    guard parts.count == 2 else {
      return parts.count == 1
        ? Instant(date: date, hour: 0, minute: 0, second: 0) : nil
    }
    var clock = String(parts[1])
    if clock.hasSuffix("+08:00") { clock = String(clock.dropLast(6)) }
    let numbers = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1],
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    let second = numbers.count == 3 ? numbers[2] : 0
    guard let second, (0...59).contains(second) else { return nil }
    return Instant(date: date, hour: hour, minute: minute, second: second)
  }
}
