import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Makes the supervised items (督办) that overdue orders have got by now; those that are there stay as
/// they are, answered or lifted.
public struct SuperviseOverdue: Sendable {
  private static let batch = 500

  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// The same as a command, which a locked key may not give.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    _ = try desk.unlockedActor(request.actor)
    return try self()
  }

  /// Looks unless some workstation on this store has looked within the last hours; a look costs what
  /// all overdue orders cost, and each start of a workstation asks for one.
  public func unlessLooked(withinHours hours: Int) throws(Failure) {
    let looked = try desk.store.read { (reader) throws(Failure) in
      try reader.setting(DeskSetting.supervisionLooked)?.string.flatMap(Instant.init(rfc3339:))
    }
    if let looked {
      let passed = desk.now.milliseconds - looked.milliseconds
      // A clock that was set back says nothing of when it was.
      guard passed < 0 || passed >= Int64(hours) * 3_600_000 else { return }
    }
    _ = try self()
    let context = WriteContext(actor: Actor.system.id, now: desk.now, work: "supervise")
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(.string(desk.now.rfc3339), forSetting: DeskSetting.supervisionLooked)
    }
  }

  /// Takes as long as there are overdue orders: not for a screen's thread. Ends between two batches
  /// when a `StopRequest` around it is made; what was made by then holds.
  public func callAsFunction() throws(Failure) -> CommandOutcome {
    var made: [String] = []
    var anchor = ListAnchor.first
    while true {
      try StopRequest.check()
      let page = try desk.store.read { (reader) throws(Failure) in
        try reader.page(overdue, from: anchor, limit: Self.batch)
      }
      made += try make(for: page.rows.map(\.id))
      guard page.rows.count == Self.batch, let last = page.rows.last else { break }
      anchor = .after(last.key)
    }
    return CommandOutcome(
      made.isEmpty
        ? Phrase("没有新的督办件", "No new supervised items")
        : Phrase("生成 \(made.count) 件督办", "\(made.count) supervised items made"),
      changed: made, output: ["made": .array(made.map { .string($0) })], text: Phrase("", ""))
  }

  private var overdue: ListQuery {
    ListQuery(
      types: [.grievance], scopeOfList: .open, dueBefore: desk.now, order: .dueFirst,
      includesDrills: false)
  }

  private func make(for orders: [String]) throws(Failure) -> [String] {
    let items = try desk.store.read { (reader) throws(Failure) in try missing(orders, reader) }
    guard !items.isEmpty else { return [] }
    let context = WriteContext(actor: Actor.system.id, now: desk.now, work: "supervise")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      var made: [String] = []
      for item in items where try transaction.record(item.id) == nil {
        try transaction.create(item, command: "task.new")
        made.append(item.id)
      }
      return made
    }
  }

  private func missing(
    _ orders: [String], _ reader: StoreReader
  ) throws(Failure) -> [Record] {
    var items: [Record] = []
    var calendars: [String: WorkingCalendar] = [:]
    var factors: [String: Double] = [:]
    for id in orders {
      guard let order = try reader.record(id)?.record else { continue }
      let known = OverdueSupervision.itemID(of: order) { SM3.digest($0).bytes }
      guard try reader.title(of: known) == nil else { continue }
      if calendars[order.scope] == nil {
        calendars[order.scope] = try reader.workingCalendar(scope: order.scope)
      }
      let unit = order.responsibleUnit ?? ""
      if factors[unit] == nil { factors[unit] = try reader.overdueFactor(of: unit, desk) }
      let item = OverdueSupervision.item(
        for: order, at: desk.now, calendar: calendars[order.scope] ?? WorkingCalendar(),
        factor: factors[unit] ?? ClockSettings().overdueFactor
      ) { SM3.digest($0).bytes }
      if let item { items.append(item) }
    }
    return items
  }
}
