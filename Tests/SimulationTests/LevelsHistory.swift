import DomainModel
import Foundation
import JSONDiff
import LocalStore
import RecordMerge
import SyncClient
import SyncNode

/// One history of three levels: a province's node, a city's below it, a county's below that, a desk
/// or two at each. Records of the county are worked on by all of them, alerts come down, lines fail
/// and nodes die.
final class LevelsHistory {
  /// A node with its desks and the line to it.
  struct Level {
    let scope: String
    let node: SimulatedNode
    let network: FaultyNetwork
    var desks: [SimulatedDesk] = []
    /// The token of the node at the one above.
    var bearer = ""
  }

  private static let scopes = ["37", "3701", "370102"]
  /// Of the line of a node below; desks have their indices.
  private static let nodeBelow = 100

  let chance: Chance
  let clock = HistoryClock()
  private(set) var levels: [Level] = []
  private(set) var trace: [String] = []
  private(set) var violations: [Violation] = []
  private let folder: String
  private let badness: Int

  init(seed: Int, mutant: Mutant? = nil) throws(Failure) {
    chance = Chance(seed)
    badness = [0, 30, 80, 150][chance.below(4)]
    let memory = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
    folder = "\(base)/dutydesk-levels-\(UUID().uuidString)"
    for scope in Self.scopes {
      let node = try SimulatedNode(clock: clock, chance: chance, mutant: mutant)
      levels.append(Level(scope: scope, node: node, network: FaultyNetwork(node, chance)))
    }
    for index in levels.indices { try open(index) }
  }

  deinit {
    for desk in levels.flatMap(\.desks) { try? desk.store.close() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func open(_ index: Int) throws(Failure) {
    let level = levels[index]
    for number in 0...chance.below(2) {
      let token = try level.node.invite("desk\(index)\(number)", scope: level.scope)
      levels[index].desks.append(
        try SimulatedDesk(
          index * 10 + number, in: folder, token: token, clock: clock, chance: chance,
          transport: level.network.transport(of: index * 10 + number)))
    }
    guard index > 0 else { return }
    let above = levels[index - 1]
    let token = try above.node.invite("node\(index)", scope: level.scope, isNode: true)
    levels[index].bearer = try level.node.join(
      above.network, as: Self.nodeBelow, token: token, scope: level.scope)
  }

  private func say(_ text: String) { trace.append("\(trace.count): \(text)") }

  private var desks: [SimulatedDesk] { levels.flatMap(\.desks) }

  /// Runs it to its rest and holds it to the invariants.
  func run() -> [Violation] {
    do throws(Failure) {
      for _ in 0..<2 { try create(at: 2) }
      try rest()
      for level in levels { level.network.becomes(bad: badness) }
      for _ in 0..<(12 + chance.below(20)) { try step() }
      try rest()
      violations += try LevelInvariants(levels).violations()
    } catch {
      violations.append(Violation(.comesToRest, "\(error)"))
    }
    return violations
  }

  private func step() throws(Failure) {
    clock.pass(milliseconds: chance.below(3_600_000))
    let index = chance.below(levels.count)
    switch chance.below(14) {
    case 0, 1: try create(at: index)
    case 2..<6: try edit(at: index)
    case 6..<9: exchange(index)
    case 9..<12: link(max(1, index))
    case 12: disturb(index)
    default:
      levels[index].node.prune(keptDays: 0)
      say("the log of level \(index) is pruned")
    }
  }

  /// Everything arrives: what somebody above made goes down to its home and comes back, and is then
  /// heard of.
  private func rest() throws(Failure) {
    for level in levels { level.network.settle() }
    for round in 0..<6 {
      for (index, level) in levels.enumerated() {
        for desk in level.desks {
          clock.pass(milliseconds: 1_000)
          note(round, "desk \(desk.index)") { () throws(Failure) in try desk.sync() }
        }
        guard index > 0 else { continue }
        let port = levels[index - 1].network.port(of: Self.nodeBelow)
        note(round, "node \(index)") { () throws(Failure) in
          try level.node.exchange(over: port, bearer: level.bearer)
        }
      }
    }
  }

  private func note(_ round: Int, _ who: String, _ body: () throws(Failure) -> Void) {
    do throws(Failure) {
      try body()
    } catch {
      violations.append(Violation(.comesToRest, "\(who), \(round): \(error)"))
    }
  }

  private func exchange(_ index: Int) {
    guard let desk = chance.pick(levels[index].desks) else { return }
    do throws(Failure) {
      if chance.happens(200) {
        try desk.take(levels[index].node.answer(file: desk.fileForNode()))
        return say("desk \(desk.index) syncs by file")
      }
      let report = try desk.sync()
      say("desk \(desk.index) syncs \(report.json.canonicalText)")
    } catch {
      say("desk \(desk.index) fails to sync: \(error.code.rawValue)")
    }
  }

  /// Either node may die on the way.
  private func link(_ index: Int) {
    let level = levels[index]
    if chance.happens(badness * 2) {
      level.node.disk.prepare([.dies, .diesAfterwards, .isFull][chance.below(3)])
    }
    do throws(Failure) {
      try level.node.exchange(
        over: levels[index - 1].network.port(of: Self.nodeBelow), bearer: level.bearer)
      say("node \(index) exchanges with the one above")
    } catch {
      say("node \(index) fails to exchange: \(error.code.rawValue)")
    }
  }

  private func disturb(_ index: Int) {
    guard let desk = chance.pick(levels[index].desks) else { return }
    let line = chance.happens(500) ? desk.index : Self.nodeBelow
    let network = levels[index].network
    network.part(line, !network.isParted(line))
    say("line \(line) to level \(index) is \(network.isParted(line) ? "cut" : "back")")
    if chance.happens(300) { desk.clock.skip(to: (chance.below(41) - 20) * 86_400_000) }
  }

  // What operators do.

  private func record(_ type: RecordType, _ scope: String, _ more: JSONObject) -> Record {
    var members = more
    members["id"] = .string(
      IDs.uuidV7(milliseconds: clock.now.milliseconds, random: { chance.bytes($0) }))
    members["type"] = .string(type.rawValue)
    members["scope"] = .string(scope)
    return Record(members)
  }

  /// An alert of the level's own scope, which comes down, or an order somewhere within it.
  private func create(at index: Int) throws(Failure) {
    let level = levels[index]
    guard let desk = chance.pick(level.desks) else { return }
    let isAlert = chance.happens(300)
    let scopes = ["370102", "370102001", "370103", "3702"].filter {
      RegionCode.isPrefix(level.scope, of: $0)
    }
    let made =
      isAlert
      ? record(
        .alert, level.scope,
        ["cap": ["identifier": .string("cap\(chance.next())")], "colour": "red", "origin": "local"])
      : record(
        .grievance, chance.pick(scopes) ?? level.scope,
        [
          "kind": "request", "source": "hotline12345", "urgency": "normal",
          "status": "registered", "round": 1, "title": .string(words(desk)),
          "content": .string(words(desk)), "contact": ["name": "王芳", "phone": "13812342071"],
        ])
    say("desk \(desk.index) makes \(made.typeName) \(made.id) in \(made.scope)")
    try desk.work { (transaction) throws(Failure) in
      try transaction.create(made, command: isAlert ? "alert.new" : "grievance.new")
    }
  }

  private func words(_ desk: SimulatedDesk) -> String { "文\(desk.index)-\(chance.below(6))" }

  private func edit(at index: Int) throws(Failure) {
    guard let desk = chance.pick(levels[index].desks) else { return }
    let orders = try desk.records(of: .grievance)
    guard var order = chance.pick(chance.happens(700) ? Array(orders.prefix(2)) : orders) else {
      return try create(at: index)
    }
    switch chance.below(4) {
    case 0, 1: order["title"] = .string(words(desk))
    case 2: order["content"] = .string(words(desk))
    default: order["tags"] = .array([.string("t\(chance.below(3))")])
    }
    let edited = order
    say("desk \(desk.index) edits \(order.id) \(order.title)")
    try desk.work { (transaction) throws(Failure) in
      try transaction.update(edited.id, to: edited, command: "edit")
    }
  }
}
