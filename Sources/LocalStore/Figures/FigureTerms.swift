import DomainModel
import class GRDB.Database
import JSONDiff
import Synchronization

/// The small numbers that stand for terms of figures in the database.
final class FigureTerms: Sendable {
  /// The terms of one record by their numbers, as its row has them.
  struct Numbers: Sendable {
    let holder: Int
    let matter: Int
    let outcome: Int
    let running: String?
  }

  /// A term by what it says: its text is made only when it is looked up in the database.
  private enum Term: Hashable {
    case holder(FigureHolder)
    case matter(FigureMatter)
    case outcome(FigureOutcome)

    var text: String {
      switch self {
      case .holder(let holder): FigureTerms.text(holder.json)
      case .matter(let matter): FigureTerms.text(matter.json)
      case .outcome(let outcome): FigureTerms.text(outcome.json)
      }
    }
  }

  private let known = Mutex<[Term: Int]>([:])

  /// The numbers for what is counted of a record. Needs a write transaction for new terms.
  func numbers(
    for figures: FigureColumns?, in database: Database
  ) throws(Failure) -> Numbers? {
    guard let figures else { return nil }
    return Numbers(
      holder: try number(for: .holder(figures.holder), in: database),
      matter: try number(for: .matter(figures.matter), in: database),
      outcome: try number(for: .outcome(figures.outcome), in: database),
      running: RunningClock.text(figures.running))
  }

  /// Forgets numbers that a transaction may have taken back.
  func forgetAll() {
    known.withLock { $0 = [:] }
  }

  private func number(for term: Term, in database: Database) throws(Failure) -> Int {
    if let number = known.withLock({ $0[term] }) { return number }
    let text = term.text
    let found = try Query(database, "SELECT code FROM figureTerm WHERE term = ?").bind(text, 1)
      .first { $0.int(0) }
    if let found { return remember(found, term) }
    try Query(database, "INSERT INTO figureTerm (term) VALUES (?)").bind(text, 1).run()
    return remember(Int(database.lastInsertedRowID), term)
  }

  private func remember(_ number: Int, _ term: Term) -> Int {
    known.withLock { $0[term] = number }
    return number
  }

  /// A term as the database holds it.
  static func text(_ term: JSON) -> String {
    String(decoding: term.canonicalBytes(), as: UTF8.self)
  }

  /// All terms by their numbers.
  static func all(_ database: Database) throws(Failure) -> [Int: String] {
    let rows = try Query(database, "SELECT code, term FROM figureTerm").all {
      ($0.int(0), $0.text(1))
    }
    return Dictionary(rows) { first, _ in first }
  }
}
