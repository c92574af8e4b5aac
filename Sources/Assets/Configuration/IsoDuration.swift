/// A duration as ISO 8601 writes it, days and time apart: five days of a clock may be five working
/// days, 120 hours never are.
public struct IsoDuration: Hashable, Sendable, CustomStringConvertible {
  /// Whole days; weeks count seven.
  public var days: Int
  /// Hours, minutes and seconds together.
  public var seconds: Int

  /// A duration from its parts.
  public init(days: Int = 0, seconds: Int = 0) {
    self.days = days
    self.seconds = seconds
  }

  /// A duration of minutes.
  public static func minutes(_ count: Int) -> IsoDuration { IsoDuration(seconds: count * 60) }
  /// A duration of hours.
  public static func hours(_ count: Int) -> IsoDuration { IsoDuration(seconds: count * 3600) }
  /// A duration of days.
  public static func days(_ count: Int) -> IsoDuration { IsoDuration(days: count) }

  /// All of it in seconds, a day taken as 24 hours.
  public var totalSeconds: Int { days * 86_400 + seconds }

  /// A duration from `P3D`, `PT15M`, `P1DT12H`, `P2W`; nil for anything else, for months and years
  /// (they have no length) and for more than ten years.
  public init?(parsing text: String) {
    guard text.first == "P", text.count > 2 else { return nil }
    var days = 0
    var seconds = 0
    var digits = ""
    var isTime = false
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      if character == "T", !isTime, digits.isEmpty {
        isTime = true
        continue
      }
      guard let count = Int(digits), count <= 315_576_000,
        let unit = Self.units[isTime ? "T\(character)" : "\(character)"]
      else { return nil }
      days += isTime ? 0 : count * unit
      seconds += isTime ? count * unit : 0
      digits = ""
    }
    guard digits.isEmpty, text.last != "T" else { return nil }
    self.init(days: days, seconds: seconds)
    guard totalSeconds <= 315_576_000 else { return nil }
  }

  /// The duration in ISO 8601, largest units first.
  public var description: String {
    var text = days == 0 ? "P" : "P\(days)D"
    let parts = [(seconds / 3600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")]
    let time = parts.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined()
    if !time.isEmpty || days == 0 { text += "T" + (time.isEmpty ? "0S" : time) }
    return text
  }

  private static let units = ["W": 7, "D": 1, "TH": 3600, "TM": 60, "TS": 1]
}
