import DomainModel
import JSONDiff
import Trust

/// Sees to orders where no workstation is there to do it.
///
/// It makes the supervised items (督办) of those that are overdue by half of their time; the item is a
/// function of the order, so whoever comes second finds the same one. And it gives the reply of an
/// order to those merged into it that the desk which replied doesn't hold: one reply reaches all.
public actor OrderUpkeep {
  private static let page = 500

  /// What was done.
  public struct Done: Sendable, Hashable {
    /// How many supervised items were made.
    public var items = 0
    /// How many merged orders got a reply.
    public var replies = 0
  }

  private let node: NodeService
  /// The sequence up to which the log has been read; nil before the first walk over all orders.
  private var read: Int?
  /// The orders that were open then.
  private var open: Set<String> = []
  /// The orders to be looked at for replies: those that the log has said something of, and after the
  /// first walk all merged ones.
  private var heard: Set<String> = []

  /// Of an open node.
  public init(_ node: NodeService) {
    self.node = node
  }

  /// Reads on in the log and does what is due.
  /// - Throws: what the store throws; what was done before holds.
  public func run() async throws(Failure) -> Done {
    try await follow()
    var done = Done()
    for page in Self.pages(of: open) { done.items += try await supervise(page) }
    for page in Self.pages(of: heard) {
      done.replies += try await reply(page)
      heard.subtract(page)
    }
    if done != Done() { await node.poke() }
    return done
  }

  private static func pages(of ids: Set<String>) -> [[String]] {
    let sorted = ids.sorted()
    return stride(from: 0, to: sorted.count, by: page).map { start in
      Array(sorted[start..<min(start + page, sorted.count)])
    }
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
      for order in orders {
        note(order)
        heard.insert(order.id)
      }
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
      for order in orders {
        note(order)
        if order.status == "merged" { heard.insert(order.id) }
      }
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

  private func reply(_ orders: [String]) async throws(Failure) -> Int {
    let (identity, environment) = (node.identity, node.environment)
    let due = try await node.store.read { reading throws(Failure) in
      try Self.replied(orders, reading)
    }
    guard !due.isEmpty else { return 0 }
    return try await node.store.write { writing throws(Failure) in
      let log = try LogWriter(writing, identity: identity, environment: environment)
      // The desk's own change may have come meanwhile.
      let replied = try Self.replied(orders, writing)
      for order in replied { try log.appendOwn("grievance.resolve", order) }
      return replied.count
    }
  }

  /// Of orders, or of those that they were merged into: the merged ones whose home is here and that
  /// lack the reply, with it.
  private static func replied(
    _ orders: [String], _ reading: any NodeReading
  ) throws(Failure) -> [Record] {
    let targets = try reading.documents(orders).map { document in
      let order = document.record
      return order.status == "merged" ? order.text("mergedInto") ?? order.id : order.id
    }
    let homes = try Homes(reading)
    var replied: [Record] = []
    for target in try reading.documents(Set(targets).sorted()).map(\.record)
    where !target.isDeleted && !OrderFamily.awaitsReply(target) {
      guard let reply = target["reply"] else { continue }
      for var order in try MergedOrders.records(into: target.id, reading)
      where order["reply"] != reply && homes.home(of: order.scope) == nil {
        order["reply"] = reply
        replied.append(order)
      }
    }
    return replied
  }
}
