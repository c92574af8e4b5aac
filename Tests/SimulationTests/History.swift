import DomainModel
import Foundation
import JSONDiff
import LocalStore
import RecordMerge
import SyncClient
import SyncNode
import Trust

/// One history: desks and a node, everything that happens to them, and what must be true at rest.
final class History {
  let seed: Int
  let mutant: Mutant?
  let chance: Chance
  let clock = HistoryClock()
  let node: SimulatedNode
  let network: FaultyNetwork
  private(set) var desks: [SimulatedDesk] = []
  /// What happened, for a reader of a history that went wrong.
  private(set) var trace: [String] = []
  private(set) var violations: [Violation] = []
  private let folder: String
  private var units: [String] = []
  private let badness: Int

  static let scopes = ["3701", "370102", "370103", "370102001"]

  /// A word that no order of another county has.
  static func canary(_ scope: String) -> String { "密" + scope.prefix(6) + "密" }

  init(seed: Int, mutant: Mutant? = nil) throws(Failure) {
    self.seed = seed
    self.mutant = mutant
    chance = Chance(seed)
    badness = [0, 30, 80, 150][chance.below(4)]
    let memory = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
    folder = "\(base)/dutydesk-history-\(UUID().uuidString)"
    node = try SimulatedNode(clock: clock, chance: chance, mutant: mutant)
    network = FaultyNetwork(node, chance)
    for index in 0..<(2 + chance.below(3)) { try join(index) }
  }

  deinit {
    for desk in desks { try? desk.store.close() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func join(_ index: Int) throws(Failure) {
    let scope = index == 0 ? "3701" : ["3701", "370102", "370102", "370103"][chance.below(4)]
    let token = try node.invite("desk\(index)", scope: scope)
    desks.append(
      try SimulatedDesk(
        index, in: folder, token: token, clock: clock, chance: chance,
        transport: network.transport(of: index)))
    say("desk \(index) joins \(scope)")
  }

  func say(_ text: String) { trace.append("\(trace.count): \(text)") }

  /// Runs it to its rest and holds it to the invariants.
  func run() -> [Violation] {
    do throws(Failure) {
      try begin()
      network.becomes(bad: badness)
      for _ in 0..<(12 + chance.below(28)) {
        try step()
        try checkDrafts()
      }
      try rest()
      try settleAll()
      try rest()
      violations += try Invariants(self).violations()
    } catch {
      violations.append(Violation(.comesToRest, "\(error)"))
    }
    return violations
  }

  private func begin() throws(Failure) {
    for scope in ["3701", "370102"] {
      let unit = newRecord(
        .unit, scope, ["name": "水务局", "kind": "department", "status": "active"])
      units.append(unit.id)
      try desks[0].work { (transaction) throws(Failure) in
        try transaction.create(unit, command: "unit.new")
      }
    }
    for _ in 0..<2 { try create(desks[0], in: "370102") }
    for desk in desks { try desk.sync() }
  }

  private func step() throws(Failure) {
    clock.pass(milliseconds: chance.below(3_600_000))
    guard let desk = chance.pick(desks) else { return }
    switch chance.below(20) {
    case 0: try create(desk, in: chance.pick(Array(History.scopes.dropFirst())) ?? "")
    case 1..<10: try edit(desk)
    case 10: try settle(desk)
    case 11..<16: exchange(desk)
    default: try disturb(desk)
    }
  }

  /// What was in dispute is known by now: it is settled, by several desks at once, while old backups
  /// come back and the line fails again.
  private func settleAll() throws(Failure) {
    network.becomes(bad: badness)
    for _ in 0..<(3 + chance.below(6)) {
      clock.pass(milliseconds: chance.below(3_600_000))
      guard let desk = chance.pick(desks) else { return }
      switch chance.below(6) {
      case 0: try restore(desk)
      case 1: exchange(desk)
      default: try settle(desk)
      }
      try checkDrafts()
    }
  }

  private func exchange(_ desk: SimulatedDesk) {
    if chance.happens(150) { return carry(desk) }
    let (chance, badness) = (chance, badness / 4)
    do throws(Failure) {
      let report = try desk.sync(diskFaults: { chance.happens(badness) })
      say("desk \(desk.index) syncs \(report.json.canonicalText)")
    } catch {
      say("desk \(desk.index) fails to sync: \(error)")
    }
    try? mutant?.spoil(desk)
  }

  /// By file, to the node and back or to another desk; a file may be lost, cut, or come twice.
  private func carry(_ desk: SimulatedDesk) {
    do throws(Failure) {
      if chance.happens(300), let other = chance.pick(desks.filter { $0 !== desk }) {
        try desk.hand(to: other)
        return say("desk \(desk.index) hands its work to desk \(other.index) by file")
      }
      let file = try desk.fileForNode()
      try? mutant?.fileIsWritten(at: desk)
      guard !chance.happens(200) else { return say("desk \(desk.index)'s file is lost") }
      let answer = try node.answer(file: cut(file))
      guard !chance.happens(200) else { return say("the answer to desk \(desk.index) is lost") }
      let (chance, badness) = (chance, badness / 4)
      for _ in 0...chance.below(2) {
        let report = try desk.take(cut(answer), diskFaults: { chance.happens(badness) })
        say("desk \(desk.index) syncs by file \(report?.json.canonicalText ?? "")")
      }
    } catch {
      say("desk \(desk.index) fails to sync by file: \(error.code.rawValue)")
    }
  }

  private func cut(_ file: [UInt8]) -> [UInt8] {
    chance.happens(badness) ? Array(file.prefix(chance.below(file.count))) : file
  }

  /// Everything arrives, and everybody exchanges until nothing is left.
  private func rest() throws(Failure) {
    network.settle()
    for round in 0..<3 {
      for desk in desks {
        clock.pass(milliseconds: 1000)
        do throws(Failure) {
          let report = try desk.sync()
          say("rest \(round): desk \(desk.index) syncs \(report.json.canonicalText)")
        } catch {
          violations.append(Violation(.comesToRest, "desk \(desk.index), \(round): \(error)"))
        }
        try? mutant?.spoil(desk)
      }
    }
    try checkDrafts()
  }

  private func checkDrafts() throws(Failure) {
    for desk in desks where try desk.keptDraft() != desk.draft {
      violations.append(
        Violation(.draftsAreOnesOwn, "desk \(desk.index), step \(trace.last ?? "")"))
    }
  }

  // What operators do.

  private func newRecord(_ type: RecordType, _ scope: String, _ more: JSONObject) -> Record {
    var members = more
    members["id"] = .string(
      IDs.uuidV7(milliseconds: clock.now.milliseconds, random: { chance.bytes($0) }))
    members["type"] = .string(type.rawValue)
    members["scope"] = .string(scope)
    return Record(members)
  }

  private func create(_ desk: SimulatedDesk, in scope: String) throws(Failure) {
    let isAlert = chance.happens(200)
    let record =
      isAlert
      ? newRecord(
        .alert, String(scope.prefix(6)),
        ["cap": ["identifier": .string("cap\(chance.next())")], "colour": "red", "origin": "local"])
      : newRecord(
        .grievance, scope,
        [
          "kind": "request", "source": "hotline12345", "urgency": "normal",
          "status": "registered", "round": 1, "title": .string(words(desk)),
          "content": .string(words(desk)), "canary": .string(History.canary(scope)),
          "contact": ["name": "王芳", "phone": "13812342071"],
          "future": ["kept": true],
        ])
    say("desk \(desk.index) makes \(record.typeName) \(record.id) in \(record.scope)")
    try desk.work { (transaction) throws(Failure) in
      try transaction.create(record, command: isAlert ? "alert.new" : "grievance.new")
    }
  }

  private func words(_ desk: SimulatedDesk) -> String { "文\(desk.index)-\(chance.below(6))" }

  private func edit(_ desk: SimulatedDesk) throws(Failure) {
    let orders = try desk.records(of: .grievance)
    // Much of the work is on the same few orders: there people get into each other's way.
    let few = chance.happens(700) ? Array(orders.prefix(2)) : orders
    guard var record = chance.pick(few) else { return try create(desk, in: "370102") }
    switch chance.below(12) {
    case 0, 1: record["title"] = .string(words(desk))
    case 2: record["content"] = .string(words(desk))
    case 3: record["tags"] = .array([tag("t"), tag("u")])
    case 4: record["urgency"] = chance.happens(500) ? "urgent" : "normal"
    case 5, 6: return command(desk, "accept", [:], record)
    case 7: return command(desk, "assign", ["to": .string(chance.pick(units) ?? "")], record)
    case 8...10: return handle(desk, record, beside: chance.pick(orders)?.id ?? "")
    default: return undo(desk)
    }
    let edited = record
    say("desk \(desk.index) edits \(record.id) \(record.title)")
    try desk.work { (transaction) throws(Failure) in
      try transaction.update(edited.id, to: edited, command: "edit")
    }
  }

  /// What befalls an order between desks: it is claimed, joined to another, taken out again, signed,
  /// returned, answered.
  private func handle(_ desk: SimulatedDesk, _ order: Record, beside other: String) {
    switch order.status {
    case "merged": command(desk, "unmerge", [:], order)
    case "registered" where chance.happens(500), "accepted" where chance.happens(500):
      command(desk, "merge", ["into": .string(other)], order)
    case "assigned" where chance.happens(500): command(desk, "sign", [:], order)
    case "assigned": command(desk, "return", ["reason": "非本单位职责"], order)
    case "returned":
      command(desk, chance.happens(500) ? "uphold" : "overrule", ["reason": "依职责"], order)
    case "signed" where chance.happens(500): command(desk, "resolve", ["reply": "路灯已修好"], order)
    default: command(desk, "next", [:], order)
    }
  }

  private func tag(_ letter: String) -> JSON { .string("\(letter)\(chance.below(3))") }

  /// What the rules refuse at the desk isn't done.
  private func command(
    _ desk: SimulatedDesk, _ name: String, _ arguments: JSONObject, _ record: Record
  ) {
    do throws(Failure) {
      try desk.work { (transaction) throws(Failure) in
        let now = desk.environment.now
        let outcome = try TransitionRules.apply(
          name, to: record, arguments: arguments, actor: HistoryRules.actor(desk.person),
          now: now(), context: HistoryRules.context(transaction, now))
        try transaction.update(
          record.id, to: outcome.record, command: "grievance." + name, arguments: arguments)
      }
      say("desk \(desk.index) gives \(name) on \(record.id)")
    } catch {
      say("desk \(desk.index) may not \(name) \(record.id): \(error.code.rawValue)")
    }
  }

  /// Takes one side of a conflict that is open at the desk, as `conflicts resolve` does.
  private func settle(_ desk: SimulatedDesk) throws(Failure) {
    let open = try desk.records(of: .conflict).filter { $0.status == "open" }
    guard let conflict = chance.pick(open) else { return try edit(desk) }
    let side: ConflictSettlement.Choice = chance.happens(500) ? .mine : .theirs
    do throws(Failure) {
      try desk.settle(conflict, side)
      say("desk \(desk.index) settles \(conflict.id) by \(side)")
    } catch {
      say("desk \(desk.index) can't settle \(conflict.id): \(error.code.rawValue)")
    }
  }

  private func undo(_ desk: SimulatedDesk) {
    do throws(Failure) {
      try desk.work { (transaction) throws(Failure) in _ = try transaction.undo() }
      say("desk \(desk.index) undoes")
    } catch {
      say("desk \(desk.index) can't undo: \(error.code.rawValue)")
    }
  }

  // What befalls them.

  private func disturb(_ desk: SimulatedDesk) throws(Failure) {
    switch chance.below(10) {
    case 0:
      try desk.restart()
      say("desk \(desk.index) dies and rises")
    case 1:
      try desk.backUp()
      say("desk \(desk.index) is backed up")
    case 2: try restore(desk)
    case 3:
      let days = chance.below(41) - 20
      desk.clock.skip(to: days * 86_400_000 + chance.below(1_000_000))
      say("desk \(desk.index) is \(days) days off")
    case 4, 5:
      network.part(desk.index, !network.isParted(desk.index))
      say("desk \(desk.index) is \(network.isParted(desk.index) ? "cut off" : "back")")
    case 6:
      let text = words(desk)
      try desk.keepDraft(text)
      say("desk \(desk.index) drafts \(text)")
    case 7:
      node.prune(keptDays: 0)
      say("the node's log is pruned: \(node.disk.contents.pruned.count) gone")
    default: try regrant()
    }
  }

  /// A desk without a backup makes one.
  private func restore(_ desk: SimulatedDesk) throws(Failure) {
    guard desk.hasBackup else {
      try desk.backUp()
      return say("desk \(desk.index) is backed up")
    }
    let log = Set(node.disk.contents.wholeLog.map(\.name))
    try desk.restore(reached: log.contains)
    say("desk \(desk.index) is restored")
  }

  /// The administrator at the first desk gives another desk and its operator another scope.
  private func regrant() throws(Failure) {
    guard let desk = chance.pick(Array(desks.dropFirst())) else { return }
    let scopes = [["3701"], ["370102"], ["370103"], ["370102", "370103"], ["370102001"]]
    let chosen = chance.pick(scopes) ?? []
    say("desk \(desk.index) is given \(chosen)")
    for id in [desk.device, desk.person] {
      try desks[0].work { (transaction) throws(Failure) in
        guard var record = try transaction.record(id)?.record else { return }
        let old = record.list("grants").compactMap { Grant($0) }
        let roles = Set(old.map(\.role)).sorted { $0.rawValue < $1.rawValue }
        let grants = chosen.flatMap { scope in
          roles.map { role in
            Grant(
              id: "\(role.rawValue)-\(scope)", role: role, scope: scope, level: 4,
              from: old.first?.from ?? self.clock.now.civilDate)
          }
        }
        record["grants"] = .array(grants.map(\.json))
        try transaction.update(id, to: record, command: "edit")
      }
    }
  }
}

extension LoggedChange {
  var name: ChangeName {
    ChangeName(device: device, epoch: Int64(epoch), number: Int64(number))
  }
}
