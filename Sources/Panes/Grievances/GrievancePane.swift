import CellGrid
import DomainModel
import LocalStore

/// 诉求工单: orders from the hotline, the grid, petitions, mediation and online.
enum GrievancePane {
  private static let types: [RecordType] = [.grievance]

  static let pane = Pane(
    identifier: .grievances,
    title: Phrase("诉求工单", "Grievances"),
    types: types,
    views: [
      open, mine, unit, overdue, today, unassigned, callBack, suspended, all, .flagged(types),
    ],
    columns: [
      CommonColumns.due(), urgency, CommonColumns.number,
      CommonColumns.title(Phrase("标题", "Title")), CommonColumns.status, CommonColumns.unit(),
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

  private static let today = PaneView("today", Phrase("今日到期", "Due today")) { context in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.dueBefore = Instant(
      date: context.now.civilDate.adding(days: 1), hour: 0, minute: 0, second: 0)
    return query
  }

  private static let unassigned = PaneView("unassigned", Phrase("待派", "To assign")) { _ in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.statuses = ["registered", "accepted", "returned"]
    return query
  }

  private static let callBack = PaneView("callBack", Phrase("待回访", "To call back")) { _ in
    var query = ListQuery(types: [.grievance], scopeOfList: .open, order: .dueFirst)
    query.statuses = ["resolved", "visited"]
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
