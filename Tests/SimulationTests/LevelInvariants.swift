import DomainModel
import Foundation
import JSONDiff
import LocalStore
import SyncNode
import Trust

/// Looks at three levels of nodes at rest: what each holds by itself, and what two of them hold of one
/// scope.
struct LevelInvariants {
  private let levels: [LevelsHistory.Level]

  init(_ levels: [LevelsHistory.Level]) {
    self.levels = levels
  }

  func violations() throws(Failure) -> [Violation] {
    var found: [Violation] = []
    for level in levels {
      found += try logged(level)
      found += try held(level)
      found += answers(level)
      found += level.node.findings().map { Violation(.nodeIsSound, "\(level.scope): \($0)") }
    }
    for (above, below) in zip(levels, levels.dropFirst()) {
      found += agree(above, below)
      found += order(above, below)
    }
    return found
  }

  private func logged(_ level: LevelsHistory.Level) throws(Failure) -> [Violation] {
    var found: [Violation] = []
    var counts: [ChangeName: Int] = [:]
    var replay = LogReplay()
    for logged in level.node.disk.contents.wholeLog {
      counts[logged.name, default: 0] += 1
      try replay.take(logged)
    }
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 {
      found.append(Violation(.loggedOnce, "\(level.scope): \(name) \(count) times"))
    }
    for name in level.desks.flatMap(\.made).sorted() where counts[name] == nil {
      found.append(Violation(.madeIsLogged, "\(level.scope): \(name)"))
    }
    return found + replay.violations
  }

  /// A desk holds what its node has of the scope, and of the alerts of those above.
  private func held(_ level: LevelsHistory.Level) throws(Failure) -> [Violation] {
    var found: [Violation] = []
    let expected = level.node.disk.contents.documents.values.map(\.record).filter { record in
      let comesDown = record.type.map { TypeDeclaration.typesComingDown.contains($0) } ?? false
      return RegionCode.isPrefix(level.scope, of: record.scope)
        || comesDown && RegionCode.isPrefix(record.scope, of: level.scope)
    }
    for desk in level.desks {
      for record in expected.sorted(by: { $0.id < $1.id }) {
        let own = try desk.read { (reader) throws(Failure) in try reader.record(record.id)?.record }
        if own != record {
          found.append(
            Violation(.desksHoldWhatTheyMay, "desk \(desk.index): \(record.typeName) \(record.id)"))
        }
      }
      let unsent = try desk.read { (reader) throws(Failure) in try reader.unsentCount() }
      if unsent > 0 {
        found.append(Violation(.proposalsAreAnswered, "desk \(desk.index): \(unsent) unsent"))
      }
    }
    return found
  }

  private func answers(_ level: LevelsHistory.Level) -> [Violation] {
    (level.node.disk.contents.books[.forwarded] ?? [:]).sorted { $0.key < $1.key }
      .compactMap { key, value in
        (try? JSON.parse(value))?["answer"] == nil
          ? Violation(.proposalsAreAnswered, "\(level.scope): \(key)") : nil
      }
  }

  private func records(_ level: LevelsHistory.Level, in scope: String) -> [String: Record] {
    level.node.disk.contents.documents.mapValues(\.record).filter {
      RegionCode.isPrefix(scope, of: $0.value.scope) && !$0.value.isDeleted
    }
  }

  private func agree(
    _ above: LevelsHistory.Level, _ below: LevelsHistory.Level
  ) -> [Violation] {
    let (theirs, own) = (records(above, in: below.scope), records(below, in: below.scope))
    var found = Set(theirs.keys).union(own.keys).sorted().filter { theirs[$0] != own[$0] }
    let coming = records(above, in: "37").filter { _, record in
      record.scope != below.scope && RegionCode.isPrefix(record.scope, of: below.scope)
        && record.type.map { TypeDeclaration.typesComingDown.contains($0) } == true
    }
    let held = below.node.disk.contents.documents
    found += coming.keys.sorted().filter { coming[$0] != held[$0]?.record }
    return found.map { Violation(.levelsAgree, "\(below.scope): \($0)") }
  }

  /// The home's order of a record's states is that of every node above, and each change there names
  /// the nodes that it came through.
  private func order(
    _ above: LevelsHistory.Level, _ below: LevelsHistory.Level
  ) -> [Violation] {
    var found: [Violation] = []
    let (theirs, own) = (states(above, below), states(below, below))
    for (record, revs) in own.sorted(by: { $0.key < $1.key }) where theirs[record] != revs {
      found.append(Violation(.homesGiveTheOrder, "\(below.scope): \(record)"))
    }
    let node = below.node.present.identity.id
    for logged in above.node.disk.contents.wholeLog
    where logged.device == node && logged.path.last != node {
      found.append(Violation(.pathsAreKept, "\(above.scope): change \(logged.sequence)"))
    }
    return found
  }

  private func states(
    _ level: LevelsHistory.Level, _ home: LevelsHistory.Level
  ) -> [String: [String]] {
    var states: [String: [String]] = [:]
    for logged in level.node.disk.contents.wholeLog
    where logged.isOrdered && logged.revAfter != logged.revBefore {
      guard let scope = logged.change["scope"]?.string, let rev = logged.revAfter,
        RegionCode.isPrefix(home.scope, of: scope)
      else { continue }
      states[logged.record, default: []].append(rev.text)
    }
    return states
  }
}

extension LoggedChange {
  /// The nodes that it came through.
  fileprivate var path: [String] { change["via"]?.array?.compactMap(\.string) ?? [] }
}
