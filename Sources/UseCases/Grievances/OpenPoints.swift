import DomainModel
import LocalStore

/// What is left open of an order's checklist when it is answered: said, and never in the way.
enum OpenPoints {
  /// `sentence` with how many points are open, where the command was to resolve an order that has
  /// a checklist.
  static func noted(
    _ sentence: Phrase, _ name: String, _ order: Record, _ reading: some StoreReading
  ) throws(Failure) -> Phrase {
    guard name == "resolve", order.type == .grievance,
      let sheet = try OrderSheet(for: order, reading), sheet.openCount > 0
    else { return sentence }
    let (open, total) = (sheet.openCount, sheet.points.count)
    return Phrase(
      "\(sentence.chinese)；办理清单 \(total) 项中 \(open) 项未打勾",
      "\(sentence.english); \(open) of \(total) points of the checklist not ticked")
  }
}
