import DomainModel
import Foundation
import JSONDiff
import LocalStore
import RecordMerge
import SyncNode
import SyncProtocol
import Trust

/// What is true of every history, whatever happened in it.
enum Invariant: String, CaseIterable {
  case comesToRest = "every exchange succeeds once all faults are over"
  case madeIsLogged = "what was made or acknowledged is in the log"
  case loggedOnce = "no change is in the log twice"
  case nothingIsInvented = "nothing is in the log that no desk made"
  case equalGrantsEqualDigests = "equal grants give equal digests"
  case desksHoldWhatTheyMay = "a desk holds what its grants cover, as the home has it"
  case nothingIsOverwritten = "a concurrent guarded edit is a conflict or equal"
  case draftsAreOnesOwn = "no draft is changed from outside"
  case rulesHold = "no record takes a way that its rules don't know"
  case alertsAreNumbered = "the alerts of a scope are numbered without gaps"
  case logMakesRecords = "records are what the log makes of them"
  case nodeIsSound = "the node's own check finds nothing"
  case forgottenIsGone = "of a scope that is no longer covered no byte is left"
  case storesAreSound = "the doctor finds nothing at the desks"
  case levelsAgree = "two nodes hold the same of one scope"
  case homesGiveTheOrder = "a record takes the same course at every node, in its home's order"
  case proposalsAreAnswered = "whoever proposes a change to a home below hears what became of it"
  case pathsAreKept = "a change names the nodes that it came through"
}

/// A broken invariant.
struct Violation: CustomStringConvertible {
  let invariant: Invariant
  let text: String

  init(_ invariant: Invariant, _ text: String) {
    self.invariant = invariant
    self.text = text
  }

  var description: String { "\(invariant.rawValue): \(text)" }
}

/// Looks at a history at rest. It reads the node's disk and the desks' stores and decides by itself
/// what should be there; of the node's own reasoning it uses none.
struct Invariants {
  private let history: History
  private let contents: MemoryDocumentStore.Contents

  init(_ history: History) {
    self.history = history
    contents = history.node.disk.contents
  }

  func violations() throws(Failure) -> [Violation] {
    try log() + replay() + desks() + soundness()
  }

  private func log() -> [Violation] {
    var found: [Violation] = []
    var counts: [ChangeName: Int] = [:]
    for logged in contents.wholeLog { counts[logged.name, default: 0] += 1 }
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 {
      found.append(Violation(.loggedOnce, "\(name) \(count) times"))
    }
    let made = history.desks.reduce(into: Set<ChangeName>()) { $0.formUnion($1.made) }
    for name in made.sorted() where counts[name] == nil {
      found.append(Violation(.madeIsLogged, "\(name)"))
    }
    let ever = history.desks.reduce(into: Set<ChangeName>()) { $0.formUnion($1.everMade) }
    let devices = Set(history.desks.map(\.device))
    for name in counts.keys.sorted() where devices.contains(name.device) && !ever.contains(name) {
      found.append(Violation(.nothingIsInvented, "\(name)"))
    }
    return found
  }

  private func replay() throws(Failure) -> [Violation] {
    var replay = LogReplay()
    for logged in contents.wholeLog { try replay.take(logged) }
    for (id, document) in contents.documents.sorted(by: { $0.key < $1.key })
    where replay.records[id] != document.record {
      replay.violations.append(Violation(.logMakesRecords, id))
    }
    return replay.violations + alerts()
  }

  /// Of all that were ever made, tombstones too: a desk that sees 1 and 3 asks for 2.
  private func alerts() -> [Violation] {
    let alerts = contents.documents.values.map(\.record).filter { $0.type == .alert }
    return Dictionary(grouping: alerts, by: \.scope).sorted { $0.key < $1.key }
      .compactMap { scope, records in
        let numbers = records.compactMap { $0["alertNumber"]?.int }.sorted()
        return numbers == Array(1...max(1, records.count))
          ? nil : Violation(.alertsAreNumbered, "\(scope): \(numbers)")
      }
  }

  private func desks() throws(Failure) -> [Violation] {
    var found: [Violation] = []
    var digests: [[String]: (digest: Digest32, desk: Int)] = [:]
    for desk in history.desks {
      let scopes = scopes(of: desk)
      found += try holdings(desk, scopes)
      let digest = try desk.read { (reader) throws(Failure) in try reader.numbers().digest }
      if let other = digests[scopes], other.digest != digest {
        found.append(
          Violation(.equalGrantsEqualDigests, "desks \(other.desk) and \(desk.index) in \(scopes)"))
      }
      digests[scopes] = (digest, desk.index)
    }
    return found
  }

  private func scopes(of desk: SimulatedDesk) -> [String] {
    let grants = contents.documents[desk.device]?.record.list("grants") ?? []
    return Set(grants.compactMap { $0["scope"]?.string }).sorted()
  }

  private func holdings(
    _ desk: SimulatedDesk, _ scopes: [String]
  ) throws(Failure) -> [Violation] {
    var found: [Violation] = []
    let expected = contents.documents.values.map(\.record).filter { record in
      let comesDown =
        record.type.map { TypeDeclaration.typesComingDown.contains($0) } ?? false
      return scopes.contains {
        RegionCode.isPrefix($0, of: record.scope)
          || comesDown && RegionCode.isPrefix(record.scope, of: $0)
      }
    }
    for record in expected.sorted(by: { $0.id < $1.id }) {
      let held = try desk.read { (reader) throws(Failure) in try reader.record(record.id)?.record }
      guard held != record else { continue }
      found.append(
        Violation(
          .desksHoldWhatTheyMay,
          "desk \(desk.index) has \(record.typeName) \(record.id) "
            + (held.map { "as \(JSON.object($0.members).canonicalText)" } ?? "not")
            + ", the home \(JSON.object(record.members).canonicalText)"))
    }
    let known = try desk.read { (reader) throws(Failure) in
      try reader.knownRecords(after: nil, through: nil)
    }
    let ids = Set(expected.map(\.id))
    for id in known where !ids.contains(id) {
      let record = try desk.read { (reader) throws(Failure) in try reader.record(id)?.record }
      guard let record, !record.isDeleted else { continue }
      found.append(
        Violation(.desksHoldWhatTheyMay, "desk \(desk.index) in \(scopes) holds \(record.scope)"))
    }
    return found
  }

  private func soundness() throws(Failure) -> [Violation] {
    var found = history.node.findings().map { Violation(.nodeIsSound, $0) }
    for desk in history.desks {
      for finding in try desk.store.doctor() where finding.severity == .error {
        found.append(Violation(.storesAreSound, "desk \(desk.index): \(finding)"))
      }
      let unsent = try desk.read { (reader) throws(Failure) in try reader.unsentCount() }
      found += try remains(desk)
      if unsent > 0 {
        found.append(Violation(.comesToRest, "desk \(desk.index): \(unsent) unsent"))
      }
    }
    return found
  }
}

extension Invariants {
  /// Every order carries the canary of its scope. What the node refused stays in the tray, so desks
  /// that have such work are left out.
  private func remains(_ desk: SimulatedDesk) throws(Failure) -> [Violation] {
    let tray = try desk.read { (reader) throws(Failure) in
      try reader.changes(in: .refused, limit: 1).count
    }
    guard tray == 0 else { return [] }
    let scopes = scopes(of: desk)
    let lost = ["370102", "370103"].filter { lost in
      !scopes.contains { RegionCode.isPrefix($0, of: lost) || RegionCode.isPrefix(lost, of: $0) }
    }
    try desk.restart()
    let bytes = ["", "-wal"].reduce(into: Data()) {
      $0 += FileManager.default.contents(atPath: desk.store.folder.database + $1) ?? Data()
    }
    return lost.filter { bytes.range(of: Data(History.canary($0).utf8)) != nil }
      .map { Violation(.forgottenIsGone, "desk \(desk.index) in \(scopes), \($0)") }
  }
}

/// Follows the log from its beginning, change by change.
struct LogReplay {
  private struct Write {
    let sequence: Int
    let writer: String
  }

  private static let guarded = ["title", "content"]

  private(set) var records: [String: Record] = [:]
  var violations: [Violation] = []
  private var writes: [String: [Write]] = [:]

  mutating func take(_ logged: LoggedChange) throws(Failure) {
    guard logged.isOrdered else { return }
    let before = records[logged.record]
    var after = before
    // A repeat of what a rule made has no patch and moves nothing.
    if logged.patch.array?.isEmpty == false || logged.revAfter != logged.revBefore {
      after = try? SentChange.apply(
        JSONPatch(json: logged.patch), to: before, clock: logged.clock,
        actor: logged.change["actor"]?.string ?? "")
      if after == nil {
        violations.append(Violation(.logMakesRecords, "change \(logged.sequence) doesn't fit"))
      }
    }
    records[logged.record] = after
    guard let after else { return }
    if after.type == .grievance { checkState(logged, before, after) }
    // An edit wins over a deletion, and brings back what it deleted.
    if let before, !before.isDeleted { checkGuarded(logged, before, after) }
  }

  private mutating func checkState(_ logged: LoggedChange, _ before: Record?, _ after: Record) {
    guard before?.status != after.status, let status = after.status, !after.isDeleted,
      before?.isDeleted != true, let machine = StateMachine.of(.grievance)
    else { return }
    guard let from = before?.status else {
      if status != "registered" {
        violations.append(Violation(.rulesHold, "\(logged.record) begins as \(status)"))
      }
      return
    }
    let isUndone = logged.change["command"]?.string == "undo"
    let isKnown = machine.transitions(from: from).contains { way in
      if case .computed(let states) = way.target { return states.contains(status) }
      return way.target.status(from: from) == status
    }
    if !isKnown, !isUndone {
      violations.append(Violation(.rulesHold, "\(logged.record) from \(from) to \(status)"))
    }
  }

  /// What another device wrote behind the base may not be replaced in silence.
  private mutating func checkGuarded(_ logged: LoggedChange, _ before: Record, _ after: Record) {
    let base = logged.change["base"]?.int ?? 0
    // A store that was restored hasn't seen what its device wrote before.
    let writer = "\(logged.device)/\(logged.epoch)"
    for name in LogReplay.guarded where before[name] != after[name] {
      let key = logged.record + "/" + name
      let unseen = (writes[key] ?? []).filter {
        $0.sequence > base && $0.writer != writer
      }
      if let first = unseen.first {
        violations.append(
          Violation(
            .nothingIsOverwritten,
            "\(key): change \(logged.sequence) on \(base) replaces \(first.sequence)"))
      }
      // A deletion is asked about by itself, and what it took comes back with the order.
      guard !after.isDeleted else { continue }
      writes[key, default: []].append(
        Write(sequence: logged.sequence, writer: writer))
    }
    for name in LogReplay.guarded where before[name] == after[name] {
      checkLost(logged, name, present: after[name], base: base)
    }
  }

  /// What a device wanted and didn't get is asked about, unless it is what stands there.
  private mutating func checkLost(
    _ logged: LoggedChange, _ name: String, present: JSON?, base: Int
  ) {
    guard let patch = try? JSONPatch(json: logged.change["patch"] ?? []),
      let wanted = patch.operations.lazy.compactMap({ $0.value(writtenTo: name) }).last,
      wanted != present, logged.change["command"]?.string == "edit"
    else { return }
    if !logged.answer.fields.contains("/" + name), logged.answer.conflict == nil {
      violations.append(
        Violation(
          .nothingIsOverwritten,
          "\(logged.record)/\(name): change \(logged.sequence) is dropped unasked"))
    }
  }
}

extension JSONPatch.Operation {
  /// The value that this puts into a member of the document.
  fileprivate func value(writtenTo member: String) -> JSON? {
    guard path.tokens == [member] else { return nil }
    switch self {
    case .add(_, let value), .replace(_, let value): return value
    default: return nil
    }
  }
}
