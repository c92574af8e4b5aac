import DomainModel
import LocalStore

/// Computes query columns, counters, digests and the search index anew from the documents.
struct RebuildDerived {
  let desk: Desk

  /// How long the index is built before the rest is left to the workstation.
  private static let indexingMilliseconds = 30_000

  /// What has to be sound: a document that doesn't fit its digest would get one that fits, and
  /// nobody would see any more that it was tampered with.
  private static let foundations: Set<String> = ["store.integrity", "store.revs"]

  /// - Returns: how many records were gone through; nil when their documents are damaged, and
  ///   nothing was written.
  func callAsFunction() throws(Failure) -> Int? {
    let isDamaged = try desk.store.doctor().contains {
      Self.foundations.contains($0.check) && $0.severity == .error
    }
    guard !isDamaged else { return nil }
    let count = try desk.store.rebuildDerived(by: Actor.system.id)
    try desk.store.indexPending(budgetMilliseconds: Self.indexingMilliseconds)
    return count
  }

  static func sentence(_ rebuilt: Int?) -> Phrase {
    guard let rebuilt else {
      return Phrase(
        "正文已损坏，没有重新计算；先用最近的备份恢复。",
        "Documents are damaged, so nothing was computed anew; restore the latest backup first.")
    }
    return Phrase(
      "已按 \(rebuilt) 条正文重新计算。", "Computed anew from \(rebuilt) documents.")
  }
}
