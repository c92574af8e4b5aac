public import DomainModel

/// Numbers with their words; English has a plural, Chinese a measure word.
public enum Counts {
  /// `3 条记录`, `1 record`.
  public static func records(_ count: Int) -> Phrase {
    Phrase("\(grouped(count)) 条记录", "\(grouped(count)) \(count == 1 ? "record" : "records")")
  }

  /// `3 处`, `1 place`.
  public static func changes(_ count: Int) -> Phrase {
    Phrase("\(grouped(count)) 次变更", "\(grouped(count)) \(count == 1 ? "change" : "changes")")
  }

  /// `1 204`: thousands apart by a thin gap, as UX writes them.
  public static func grouped(_ count: Int) -> String {
    guard count >= 10_000 || count <= -10_000 else { return String(count) }
    var digits = Array(String(count.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(" ", at: place)
      place -= 3
    }
    return (count < 0 ? "-" : "") + String(digits)
  }

  /// A share as whole percent, `64 %`; nil counts nothing.
  public static func percent(_ part: Int, of whole: Int) -> String? {
    guard whole > 0 else { return nil }
    return "\((part * 100 + whole / 2) / whole) %"
  }
}
