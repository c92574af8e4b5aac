import JSONDiff

/// Holds the numbers of one device and epoch to their order: a repeat is answered as the first
/// time, a hole is refused.
public enum ChangeNumbering {
  /// Where a number stands.
  public enum Place: Sendable, Hashable {
    case next
    case again
  }

  /// Where a number stands.
  ///
  /// - Parameters:
  ///   - number: the number that came.
  ///   - last: the highest number taken of this device and epoch, 0 for none.
  /// - Returns: whether it is the next one or a repeat.
  /// - Throws: `.sequenceGap` with `expected`.
  public static func place(of number: Int, last: Int) throws(Problem) -> Place {
    if number <= last { return .again }
    guard number == last + 1 else {
      throw Problem(.sequenceGap, ["expected": JSON(last + 1), "number": JSON(number)])
    }
    return .next
  }
}
