import CellGrid
import DomainModel
import LocalStore

/// 数据目录: entries, sharing requests, disputes, policies, scenarios.
enum CataloguePane {
  private static let types: [RecordType] = [
    .catalogEntry, .dataRequest, .dataDispute, .policy, .scenario, .marketItem, .indicator,
  ]

  static let pane = Pane(
    identifier: .catalogue,
    title: Phrase("数据目录", "Catalogue"),
    types: types,
    views: [entries, requests, policies, indicators, scenarios, .flagged(types)],
    columns: [
      CommonColumns.type(chinese: 10), CommonColumns.due(),
      CommonColumns.title(Phrase("名称", "Name")), CommonColumns.status,
      CommonColumns.unit(Phrase("提供或责任", "Provider")), CommonColumns.updated(),
    ],
    detail: { CatalogueDetail(subject: $0).blocks },
    emptyText: Phrase("没有目录项", "No entries"))

  private static let entries = PaneView("entries", Phrase("目录项", "Entries")) { _ in
    ListQuery(types: [.catalogEntry], scopeOfList: .all, order: .newestFirst)
  }

  private static let requests = PaneView("requests", Phrase("申请与异议", "Requests, disputes")) { _ in
    ListQuery(types: [.dataRequest, .dataDispute], scopeOfList: .open, order: .dueFirst)
  }

  private static let policies = PaneView("policies", Phrase("政策文件", "Policies")) { _ in
    ListQuery(types: [.policy], scopeOfList: .all, order: .newestFirst)
  }

  private static let indicators = PaneView("indicators", Phrase("指标", "Indicators")) { _ in
    ListQuery(types: [.indicator], scopeOfList: .all, order: .newestFirst)
  }

  private static let scenarios = PaneView("scenarios", Phrase("场景与产品", "Scenarios, market")) { _ in
    ListQuery(types: [.scenario, .marketItem], scopeOfList: .all, order: .newestFirst)
  }
}
