import CellGrid
import DomainModel
import LocalStore

/// 监督检查: plans, tasks, rectifications.
enum InspectionPane {
  static let types: [RecordType] = [.inspection, .rectification, .inspectionPlan]

  static let pane = Pane(
    identifier: .inspections,
    title: Phrase("监督检查", "Inspections"),
    types: types,
    views: [open, tasks, rectifications, plans, overdue, all, .flagged(types)],
    columns: [
      CommonColumns.due(), CommonColumns.type(), CommonColumns.number,
      CommonColumns.title(Phrase("对象或事项", "Subject or matter")), CommonColumns.status,
      CommonColumns.unit(), CommonColumns.place,
    ],
    detail: { InspectionDetail(subject: $0).blocks },
    emptyText: Phrase("没有检查任务", "No inspections"))

  private static let open = PaneView("open", Phrase("全部待办", "Open")) { _ in
    ListQuery(types: types, scopeOfList: .open, order: .dueFirst)
  }

  private static let tasks = PaneView("tasks", Phrase("检查任务", "Tasks")) { _ in
    ListQuery(types: [.inspection], scopeOfList: .open, order: .dueFirst)
  }

  private static let rectifications = PaneView(
    "rectifications", Phrase("整改", "Rectifications")
  ) { _ in
    ListQuery(types: [.rectification], scopeOfList: .open, order: .dueFirst)
  }

  private static let plans = PaneView("plans", Phrase("抽查计划", "Plans")) { _ in
    ListQuery(types: [.inspectionPlan], scopeOfList: .all, order: .newestFirst)
  }

  private static let overdue = PaneView("overdue", Phrase("逾期", "Overdue")) { context in
    var query = ListQuery(types: types, scopeOfList: .open, order: .dueFirst)
    query.dueBefore = context.now
    return query
  }

  private static let all = PaneView("all", Phrase("全部", "All")) { _ in
    ListQuery(types: types, scopeOfList: .all, order: .newestFirst)
  }
}
