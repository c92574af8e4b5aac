import CellGrid
import DomainModel
import LocalStore

/// 应急值守: alerts, incidents, reports, shifts, supplies and teams.
enum AlertPane {
  private static let types: [RecordType] = [
    .alert, .incident, .report, .shift, .allotment, .supply, .team,
  ]

  static let pane = Pane(
    identifier: .alerts,
    title: Phrase("应急值守", "Alerts and duty"),
    types: types,
    views: [
      alerts, incidents, reports, shifts, supplies, all, .flagged(types), waiting, shelved,
      standing,
    ],
    columns: [
      colour, CommonColumns.type(english: 9), CommonColumns.due(Phrase("剩余", "Left")),
      CommonColumns.title(Phrase("预警或事项", "Alert or matter"), minimum: 28), status,
      CommonColumns.unit(Phrase("发布或责任", "Sender, unit")), CommonColumns.updated(),
    ],
    detail: { AlertDetail(subject: $0).blocks },
    emptyText: Phrase("无预警", "No alerts"))

  /// The word first, then the sign: colour is never the only mark.
  private static let colour = ListColumn(
    "colour", Phrase("级别", "Colour"), .fixed(10), priority: 0
  ) { row, context in
    guard row.type == .alert else { return RowText("") }
    return AlertColour(rank: row.urgency).text(context.language)
  }

  /// How an alert stands is folded from the unit's actions, not stored: the board's reading says
  /// it of those in force.
  private static let status = ListColumn(
    "status", CommonColumns.status.title, CommonColumns.status.width,
    priority: CommonColumns.status.priority
  ) { row, context in
    guard row.type == .alert else { return CommonColumns.status.text(row, context) }
    let isOver = !row.isOpen || row.dueAt.map { $0 <= context.now } ?? false
    guard let status = context.alerts[row.id] ?? (isOver ? .ended : nil) else {
      return RowText("-", .muted)
    }
    return RowText(status.title(context.language), role(of: status))
  }

  private static func role(of status: AlertHandling.Status) -> StyleRole {
    switch status {
    case .received: .warning
    case .responding: .info
    case .acknowledged: .text
    case .shelved, .ended: .muted
    }
  }

  private static let alerts = PaneView("alerts", Phrase("生效预警", "In force")) { context in
    var query = ListQuery(types: [.alert], scopeOfList: .open, order: .urgencyFirst)
    query.dueFrom = context.now
    return query
  }

  private static let incidents = PaneView("incidents", Phrase("突发事件", "Incidents")) { _ in
    ListQuery(types: [.incident], scopeOfList: .all, order: .newestFirst)
  }

  private static let reports = PaneView("reports", Phrase("信息报送", "Reports")) { _ in
    ListQuery(types: [.report], scopeOfList: .all, order: .newestFirst)
  }

  private static let shifts = PaneView("shifts", Phrase("班次", "Shifts")) { _ in
    ListQuery(types: [.shift], scopeOfList: .all, order: .newestFirst)
  }

  private static let supplies = PaneView("supplies", Phrase("物资与队伍", "Supplies, teams")) { _ in
    ListQuery(types: [.supply, .team, .allotment], scopeOfList: .all, order: .newestFirst)
  }

  private static let all = PaneView("all", Phrase("全部预警", "All alerts")) { _ in
    ListQuery(types: [.alert], scopeOfList: .all, order: .newestFirst)
  }
}

extension AlertPane {
  private static let waiting = list("waiting", Phrase("待签收", "Unacknowledged"), [.received])
  private static let shelved = list("shelved", Phrase("已搁置", "Shelved"), [.shelved])
  private static let standing = list(
    "standing", Phrase("已签收未了结", "Standing"), [.acknowledged, .responding])

  private static func list(
    _ name: String, _ title: Phrase, _ statuses: [AlertHandling.Status]
  ) -> PaneView {
    PaneView(name, title) { context in
      var query = ListQuery(types: [.alert], scopeOfList: .open, order: .urgencyFirst)
      query.records = statuses.flatMap { context.alerts[$0] ?? [] }.sorted()
      return query
    }
  }
}

/// An alert colour as word and sign.
public struct AlertColour: Sendable, Hashable {
  private let rank: Int

  /// A colour by its rank: 4 red, 3 orange, 2 yellow, 1 blue, 0 unknown.
  public init(rank: Int) {
    self.rank = rank
  }

  /// The word, the sign and the role that show it.
  public func text(_ language: Language) -> RowText {
    switch rank {
    case 4: RowText(Phrase("红色!!!", "red !!!")(language), .critical)
    case 3: RowText(Phrase("橙色!!", "orange !!")(language), .warning)
    case 2: RowText(Phrase("黄色!", "yellow !")(language), .caution)
    case 1: RowText(Phrase("蓝色.", "blue .")(language), .info)
    default: RowText(Phrase("级别不明!", "unknown !")(language), .caution)
    }
  }
}
