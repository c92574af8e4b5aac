import CellGrid
import DomainModel
import LocalStore

/// 证照卡包: licences, mandates, applications, service items.
enum LicencePane {
  private static let types: [RecordType] = [
    .licence, .application, .mandate, .serviceItem, .licenceType, .subject,
  ]

  static let pane = Pane(
    identifier: .licences,
    title: Phrase("证照卡包", "Licences"),
    types: types,
    views: [held, expiring, applications, items, subjects, all, .flagged(types)],
    columns: [
      CommonColumns.type(english: 12), CommonColumns.due(Phrase("有效", "Valid")),
      CommonColumns.title(Phrase("证照或事项", "Licence or matter")), holder,
      CommonColumns.status,
      CommonColumns.unit(Phrase("签发或责任", "Issuer, unit")), CommonColumns.updated(),
    ],
    detail: { LicenceDetail(subject: $0).blocks },
    emptyText: Phrase("没有证照", "No licences"))

  /// The number alone tells nobody whose licence it is; a person's name is masked in lists.
  private static let holder = ListColumn(
    "holder", Phrase("持有人", "Holder"), .flexible(minimum: 18), priority: 1
  ) { row, _ in
    RowText(row.subjectName ?? "-", row.subjectName == nil ? .muted : .text)
  }

  private static let held = PaneView("held", Phrase("有效证照", "Held")) { context in
    var query = ListQuery(types: [.licence], scopeOfList: .open, order: .dueFirst)
    query.dueFrom = context.now
    return query
  }

  private static let expiring = PaneView("expiring", Phrase("30 天内到期", "Expiring soon")) {
    context in
    var query = ListQuery(types: [.licence], scopeOfList: .open, order: .dueFirst)
    query.dueFrom = context.now
    query.dueBefore = context.now.adding(milliseconds: 30 * 86_400_000)
    return query
  }

  private static let applications = PaneView("applications", Phrase("办件", "Applications")) { _ in
    ListQuery(types: [.application], scopeOfList: .open, order: .dueFirst)
  }

  private static let items = PaneView("items", Phrase("服务事项", "Service items")) { _ in
    ListQuery(types: [.serviceItem, .licenceType], scopeOfList: .all, order: .newestFirst)
  }

  private static let subjects = PaneView("subjects", Phrase("主体", "Subjects")) { _ in
    ListQuery(types: [.subject], scopeOfList: .all, order: .newestFirst)
  }

  private static let all = PaneView("all", Phrase("全部证照", "All licences")) { _ in
    ListQuery(types: [.licence, .mandate], scopeOfList: .all, order: .newestFirst)
  }
}
