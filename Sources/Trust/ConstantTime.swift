import CLibcrypto

/// Comparing without telling an observer of the clock where two secrets differ.
public enum ConstantTime {
  /// Whether both are equal. The time depends on the counts only; tokens and codes are compared
  /// with it.
  public static func areEqual(_ one: [UInt8], _ two: [UInt8]) -> Bool {
    one.count == two.count && clibcrypto_equal(one, two, one.count) == 1
  }
}
