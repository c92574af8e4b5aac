import DomainModel
import JSONDiff
import Trust

/// Makes the supervised items (督办) of orders that are overdue by half of their time, where no
/// workstation is open to do it. The item is a function of the order, so whoever comes second finds
/// the same one.
public actor NodeSupervision {
  private static let page = 500

  private let node: NodeService
  /// The open orders, as far as the log has been read.
  private var open: Set<String> = []
  /// The sequence up to which it has; nil before the first walk over all orders.
  private var read: Int?

  /// Of an open node.
  public init(_ node: NodeService) {
    self.node = node
  }

  /// - Returns: how many items were made.
  /// - Throws: what the store throws; what was made before holds.
  public func run() async throws(Failure) -> Int {
    try await follow()
    let ids = open.sorted()
    var made = 0
    for start in stride(from: 0, to: ids.count, by: Self.page) {
      made += try await supervise(Array(ids[start..<min(start + Self.page, ids.count)]))
    }
    if made > 0 { await node.poke() }
    return made
  }

  /// Once all orders are looked at, then those that the log says something of.
  private func follow() async throws(Failure) {
    guard let from = read else {
      let end = try await node.store.read { reading throws(Failure) in
        try reading.lastSequence()
      }
      try await walk()
      read = end
      return
    }
    var last = from
    while true {
      let after = last
      let (end, orders) = try await node.store.read { reading throws(Failure) in
        let changes = try reading.changes(after: after, limit: Self.page)
        let ids = Set(changes.filter { $0.change["type"] == "grievance" }.map(\.record))
        return (changes.last?.sequence ?? after, try reading.documents(ids.sorted()).map(\.record))
      }
      for order in orders { note(order) }
      guard end > after else { break }
      last = end
    }
    read = last
  }

  private func walk() async throws(Failure) {
    var last = ""
    while true {
      let after = last
      let orders = try await node.store.read { reading throws(Failure) in
        try reading.documents(type: .grievance, after: after, limit: Self.page).map(\.record)
      }
      for order in orders { note(order) }
      guard let end = orders.last else { return }
      last = end.id
    }
  }

  private func note(_ order: Record) {
    if order.isOpen, !order.isDeleted { open.insert(order.id) } else { open.remove(order.id) }
  }

  private func supervise(_ orders: [String]) async throws(Failure) -> Int {
    let (identity, environment) = (node.identity, node.environment)
    let now = environment.now()
    let due = try await node.store.read { reading throws(Failure) in
      try Self.items(orders, at: now, environment, reading)
    }
    guard !due.isEmpty else { return 0 }
    return try await node.store.write { writing throws(Failure) in
      let log = try LogWriter(writing, identity: identity, environment: environment)
      // A desk may have been quicker.
      let items = try Self.items(due.compactMap { $0.text("about") }, at: now, environment, writing)
      for item in items { try log.appendOwn("task.new", item) }
      return items.count
    }
  }

  /// The items that orders whose home is here have got and that aren't there yet.
  private static func items(
    _ orders: [String], at now: Instant, _ environment: NodeEnvironment, _ reading: any NodeReading
  ) throws(Failure) -> [Record] {
    let homes = try Homes(reading)
    let rules = NodeRules(reading, environment: environment, units: UnitTree(reading))
    var items: [Record] = []
    for order in try reading.documents(orders).map(\.record)
    where homes.home(of: order.scope) == nil {
      let context = try rules.context(
        scope: order.scope, unit: order.responsibleUnit ?? "", now: now)
      let item = OverdueSupervision.item(
        for: order, at: now, calendar: context.calendar, factor: context.clocks.overdueFactor,
        digest: context.digest)
      if let item, try reading.document(item.id) == nil { items.append(item) }
    }
    return items
  }
}
