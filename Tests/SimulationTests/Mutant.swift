import DomainModel
import JSONDiff
import RecordMerge
import Synchronization
import SyncNode

/// A bug planted between the node and its disk, or at a desk: each invariant must catch one.
final class Mutant: Sendable {
  enum Kind: Sendable, CaseIterable {
    /// A commit that was told as done is gone, as on a disk that lies.
    case commitIsForgotten
    /// A change that was committed late is passed over by who reads the log.
    case changeIsPassedOver
    /// Who changed which field last is forgotten, so a later value wins in silence.
    case fieldsAreForgotten
    /// The last number of a device is one too low, so a repeat is taken for new.
    case numberIsForgotten
    /// A change takes the order a way that no command leads.
    case stateIsInvented
    /// A record is kept otherwise than the log says.
    case recordIsAltered
    /// An exchange takes a draft along.
    case draftIsTouched
    /// From some time on, the last number of a device is one too high, so what is new is taken for
    /// a repeat.
    case numberRunsAhead
    /// A change stands in the log under a number that no desk gave.
    case changeIsMisnumbered
    /// The last number of a scope's alerts is forgotten.
    case alertNumberIsForgotten
    /// A sum of revs is forgotten.
    case tallyIsForgotten
    /// A desk loses a row after an exchange.
    case rowIsLost
    /// A desk copies what it reads to where forgetting doesn't look.
    case scopeIsHoarded
    /// A desk writes a query column that isn't the document's.
    case columnIsSpoiled
    /// A desk takes what it wrote into a file for sent.
    case fileIsTakenForSent
    /// How far the log was pruned is forgotten, so an old cursor goes on behind the gap.
    case pruningIsForgotten
    /// How far the log below was taken runs ahead, so a change is passed over.
    case placeRunsAhead
    /// It is one too low, so a change is taken twice.
    case placeIsForgotten
    /// What became of a change that was sent on is forgotten.
    case answerIsForgotten
    /// The nodes that a change came through are forgotten.
    case pathIsForgotten

    /// Whether it takes several levels of nodes to see it.
    var isOfLevels: Bool {
      [.placeRunsAhead, .placeIsForgotten, .answerIsForgotten, .pathIsForgotten].contains(self)
    }
  }

  let kind: Kind
  private let count = Mutex(0)

  init(_ kind: Kind) { self.kind = kind }

  private func isDue(_ wanted: Kind, every interval: Int) -> Bool {
    guard kind == wanted else { return false }
    return count.withLock { count in
      count += 1
      return count.isMultiple(of: interval)
    }
  }

  func forgetsCommit(of contents: MemoryDocumentStore.Contents) -> Bool {
    !contents.log.isEmpty && isDue(.commitIsForgotten, every: 15)
  }

  func read(_ document: HomeDocument?) -> HomeDocument? {
    guard var document, document.record.type == .grievance else { return document }
    if kind == .fieldsAreForgotten { document.fields = FieldHistory() }
    return document
  }

  func read(_ changes: [LoggedChange]) -> [LoggedChange] {
    guard changes.count > 1, isDue(.changeIsPassedOver, every: 5) else { return changes }
    return Array(changes.prefix(changes.count - 2)) + changes.suffix(1)
  }

  func read(_ value: [UInt8]?, _ book: Book, _ key: String) -> [UInt8]? {
    guard let value else { return nil }
    switch (book, kind) {
    case (.numbering, .numberIsForgotten):
      return isDue(kind, every: 3) ? number(value, plus: -1) : value
    case (.numbering, .numberRunsAhead):
      return isPast(10) ? number(value, plus: 1) : value
    case (.alertNumber, .alertNumberIsForgotten): return number(value, plus: -1)
    case (.node, .pruningIsForgotten): return key == "pruned" ? nil : value
    case (.tally, .tallyIsForgotten): return isDue(kind, every: 15) ? nil : value
    default: return value
    }
  }

  /// The nodes below are read as a list.
  func read(_ entries: [BookEntry], of book: Book) -> [BookEntry] {
    guard book == .home, isDue(.placeRunsAhead, every: 6) else { return entries }
    return entries.map { BookEntry(key: $0.key, value: place($0.value, plus: 1)) }
  }

  func written(_ value: [UInt8]?, _ book: Book) -> [UInt8]? {
    guard let value else { return nil }
    switch book {
    case .forwarded where kind == .answerIsForgotten:
      var forwarded = (try? JSON.parse(value))?.object ?? [:]
      forwarded["answer"] = nil
      return JSON.object(forwarded).canonicalBytes()
    case .home where isDue(.placeIsForgotten, every: 4): return place(value, plus: -1)
    default: return value
    }
  }

  private func place(_ value: [UInt8], plus difference: Int) -> [UInt8] {
    var home = (try? JSON.parse(value))?.object ?? [:]
    home["taken"] = JSON(max(0, (home["taken"]?.int ?? 0) + difference))
    return JSON.object(home).canonicalBytes()
  }

  private func number(_ value: [UInt8], plus difference: Int) -> [UInt8] {
    let number = (try? JSON.parse(value))?.int ?? 0
    return JSON(max(0, number + difference)).canonicalBytes()
  }

  /// Whether it was asked so often before.
  private func isPast(_ first: Int) -> Bool {
    count.withLock { count in
      count += 1
      return count > first
    }
  }

  func written(_ change: LoggedChange) -> LoggedChange {
    if isDue(.changeIsMisnumbered, every: 9) {
      var altered = change
      altered.change["number"] = JSON(change.number + 1_000)
      return altered
    }
    if kind == .pathIsForgotten {
      var altered = change
      altered.change["via"] = nil
      return altered
    }
    guard change.change["type"] == "grievance", change.revBefore != nil, !change.isRefused,
      kind == .stateIsInvented, let operations = change.patch.array
    else { return change }
    var altered = change
    altered.patch = .array(
      operations + [["op": "replace", "path": "/status", "value": "archived"]])
    return altered
  }

  func written(_ document: HomeDocument) -> HomeDocument {
    guard document.record.type == .grievance, isDue(.recordIsAltered, every: 7) else {
      return document
    }
    var record = document.record
    record["title"] = "别的"
    return HomeDocument(record: record, sequence: document.sequence, fields: document.fields)
  }
}
