import CellGrid
import DomainModel
import JSONDiff
import UseCases

/// What stands beside the form of a new order: the caller's earlier orders and those alike.
///
/// It is looked for in the background when the typing rests; no key waits for it.
public struct RelatedSheet: Sendable {
  /// What was found for `asked`.
  public private(set) var found = RelatedOrders()
  /// The chosen one, counted over both lists.
  public private(set) var selection = 0
  /// Whether it stands in front of the form, where there is no room beside it.
  public private(set) var isInFront = false
  /// The members that were asked for last; empty before the first look.
  public var asked: JSONObject = [:]

  /// A sheet of which nothing is known.
  public init() {}

  /// The chosen order.
  public var chosen: RelatedOrders.Order? {
    found.all.indices.contains(selection) ? found.all[selection] : nil
  }

  enum Outcome {
    case stays
    /// The caller means this case.
    case joins(RelatedOrders.Order)
  }

  /// Handles a key of the sheet; nil for one that is the form's.
  mutating func handle(_ key: KeyEvent) -> Outcome? {
    switch key {
    case .control("t"): isInFront.toggle()
    case .control("n"): select(selection + 1)
    case .control("p"): select(selection - 1)
    case .function(8): return chosen.map { .joins($0) } ?? .stays
    case .down where isInFront: select(selection + 1)
    case .up where isInFront: select(selection - 1)
    case .escape where isInFront: isInFront = false
    default: return isInFront ? .stays : nil
    }
    return .stays
  }

  /// Puts what was found; the chosen one stays chosen where it is still there.
  mutating func fill(_ newFound: RelatedOrders) {
    let before = chosen?.id
    found = newFound
    select(found.all.firstIndex { $0.id == before } ?? 0)
  }

  private mutating func select(_ index: Int) {
    selection = min(max(0, index), max(0, found.all.count - 1))
  }
}

extension CommandForm {
  private static let compared = ["contact.phone", "title", "place.region", "place.address"]

  /// What orders are compared by, as far as it is typed.
  var comparedMembers: JSONObject {
    guard case .creation(let type) = purpose else { return [:] }
    let typed = values.filter { Self.compared.contains($0.key) && $0.value.count > 1 }
    return RecordForm(type: type).members(typed)
  }
}
