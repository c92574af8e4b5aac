import Panes
import UseCases

/// What an order's commands heed besides its own members.
public struct OrderContext: Sendable, Equatable {
  /// What its parent was answered, while it waits itself; nil otherwise.
  public var parentReply: String?
  /// Whether orders stand under it.
  public var hasOrdersUnder = false
  /// Points of its checklist that aren't ticked.
  public var openPoints = 0

  /// Nothing besides.
  public init() {}

  init(_ subject: DetailSubject) {
    parentReply = subject.parentReply
    hasOrdersUnder = !subject.under.isEmpty
    openPoints = subject.checklist?.openCount ?? 0
  }
}
