/// When the bell rings, step by step: `.` rings and a space is silent, so that `.. ..` rings twice,
/// waits, and rings twice again.
public struct BellRhythm: Hashable, Sendable {
  /// The steps that ring, from 0, rising; never empty.
  public let steps: [Int]

  /// The longest pattern: an alarm that doesn't end would be heard as a fault.
  private static let longest = 16

  /// Reads a pattern; nil for one that never rings, is too long, or has other characters.
  public init?(parsing text: String) {
    let beats = text.drop { $0 == " " }
    guard beats.count <= Self.longest, beats.allSatisfy({ $0 == "." || $0 == " " }) else {
      return nil
    }
    steps = beats.enumerated().filter { $0.element == "." }.map(\.offset)
    guard !steps.isEmpty else { return nil }
  }

  private init(steps: [Int]) {
    self.steps = steps
  }

  /// Rings once.
  public static let once = BellRhythm(steps: [0])
  /// Twice, and twice again.
  public static let double = BellRhythm(steps: [0, 1, 3, 4])
  /// Thrice, and thrice again.
  public static let triple = BellRhythm(steps: [0, 1, 2, 4, 5, 6])
}
