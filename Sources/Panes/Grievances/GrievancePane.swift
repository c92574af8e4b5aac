import CellGrid
import DomainModel
import LocalStore
import Phrasebook

/// 诉求工单: orders from the hotline, the grid, petitions, mediation and online.
enum GrievancePane {
  private static let types: [RecordType] = [.grievance]

  static let pane = Pane(
    identifier: .grievances,
    title: Phrase("诉求工单", "Grievances"),
    types: types,
    views: [
      open, mine, unit, overdue, today, unassigned, reopened, claimed, unsent, callBack, uncalled,
      risks,
      suspended,
      all, .flagged(types),
    ],
    columns: [
      CommonColumns.due(), urgency, CommonColumns.number,
      CommonColumns.title(Phrase("标题", "Title")), CommonColumns.status, holder,
      CommonColumns.place, CommonColumns.assignee,
    ],
    detail: { GrievanceDetail(subject: $0).blocks },
    emptyText: Phrase("没有工单", "No orders"))

  private static let urgency = ListColumn(
    "urgency", Phrase("急", "Urg"), .worded(chinese: 3, english: 4), priority: 1
  ) { row, context in
    row.urgency > 0
      ? RowText(Phrase("!急", "!urg")(context.language), .warning)
      : RowText(Phrase("普", "norm")(context.language), .muted)
  }

  /// The unit; for the minutes of a lease who has claimed it: `李强 2 分`.
  private static let holder = ListColumn(
    "unit", Phrase("单位", "Unit"), .fixed(12), priority: 3
  ) { row, context in
    guard let claim = row.claim, claim.until > context.now else {
      return CommonColumns.unit().text(row, context)
    }
    let words = PanePhrases.claimed(by: claim.name, minutes: claim.minutesLeft(at: context.now))
    return RowText(words(context.language), .info)
  }

  private static let open = PaneView("open", Phrase("全部待办", "Open")) { _ in
    ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
  }

  private static let mine = PaneView("mine", Phrase("我的待办", "Mine")) { context in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.assignee = context.operatorID
    return query
  }

  private static let unit = PaneView("unit", Phrase("本单位", "My unit")) { context in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.unit = context.unit
    return query
  }

  private static let overdue = PaneView("overdue", Phrase("逾期", "Overdue")) { context in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.dueBefore = context.now
    return query
  }

  /// As `status` counts it: what is late already stands in the view before.
  private static let today = PaneView("today", Phrase("今日到期", "Due today")) { context in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.dueFrom = context.now
    query.dueBefore = Instant(
      date: context.now.civilDate.adding(days: 1), hour: 0, minute: 0, second: 0)
    return query
  }

  private static let unassigned = PaneView("unassigned", Phrase("待派", "To assign")) { _ in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.statuses = ["registered", "accepted", "returned"]
    return query
  }

  private static let reopened = chosen(
    "reopened", Phrase("重开", "Reopened"), .reopened, scope: .open)

  /// Whoever has claimed them.
  private static let claimed = chosen(
    "claimed", Phrase("已领取", "Claimed"), .claimed, scope: .open)

  /// With changes that wait for the node or that it refused.
  private static let unsent = chosen(
    "unsent", Phrase("待发与被拒", "Not sent"), .unsent, scope: .all)

  private static func chosen(
    _ identifier: String, _ title: Phrase, _ field: FilterTerm.Field, scope: ListQuery.Scope
  ) -> PaneView {
    PaneView(identifier, title) { _ in
      ListQuery(
        types: [.grievance], scopeOfList: scope, filter: [FilterTerm(field, "yes")],
        order: .dueFirst)
    }
  }

  private static let callBack = PaneView("callBack", Phrase("待回访", "To call back")) { _ in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.statuses = ["resolved", "visited"]
    return query
  }

  /// Each caller of orders that were merged is called back.
  private static let uncalled = chosen(
    "uncalled", Phrase("并单待回访", "Merged, to call back"), .uncalled, scope: .all)

  /// The orders behind risks, as they were found last.
  private static let risks = PaneView("risks", Phrase("风险隐患", "Risk places")) { context in
    var query = ListQuery(
      types: [.grievance], scopeOfList: .all, filter: [FilterTerm(.risk, "yes")],
      order: .newestFirst)
    query.flagsOf = context.operatorID
    return query
  }

  private static let suspended = PaneView("suspended", Phrase("挂起", "Suspended")) { _ in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.statuses = ["suspended"]
    return query
  }

  private static let all = PaneView("all", Phrase("全部", "All")) { _ in
    ListQuery(types: [.grievance], scopeOfList: .all, order: .newestFirst)
  }
}
