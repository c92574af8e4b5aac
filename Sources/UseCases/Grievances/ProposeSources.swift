import ChineseText
import DomainModel
import JSONDiff
import LocalStore

/// Proposes clauses of the policies in force that a reply to an order may rest on: those that say
/// what the order says. Nothing is invented: each proposal is a clause of the library and names the
/// words that both have; where nothing is found the list is empty.
public struct ProposeSources: Sendable {
  let desk: Desk
  /// So many clauses are proposed.
  static let most = 10
  /// So many policies are read whole.
  private static let policiesRead = 60
  /// So many policies are taken from the index for one word.
  private static let hitsPerWord = 30
  /// So many of the newest orders tell which words every order has.
  private static let compared = 100

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Prints the clauses for an order, the best first.
  public func callAsFunction(
    _ wanted: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let order = try reader.resolve(wanted, types: [.grievance]).record
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader)).demand(order)
      let found = try proposals(for: order, reader)
      return .read(
        [
          "items": .array(found.map(\.json)), "next": .null,
          "total": .number(JSONNumber(found.count)),
        ])
    }
  }

  private func proposals(
    for order: Record, _ reader: StoreReader
  ) throws(Failure) -> [SourceProposal] {
    let words = try OrderWords(
      title: order.title, category: order.text("category") ?? "",
      content: order.text("content") ?? "", common: commonPairs(besides: order, reader))
    let clauses = try policies(for: words, reader).flatMap(Self.clauses)
    let weights = words.weights(among: clauses.map { $0.heading + $0.text })
    let scored = clauses.compactMap { clause -> (Double, SourceProposal)? in
      let terms = words.terms(
        in: clause.heading + "\n" + clause.text, of: clause.policy.title, weights)
      guard !terms.isEmpty else { return nil }
      return (
        terms.reduce(0) { $0 + $1.weight },
        SourceProposal(
          policy: clause.policy.id, title: clause.policy.title,
          documentNumber: clause.policy.text("documentNumber"), clause: clause.id,
          heading: clause.heading, text: clause.text, terms: terms.prefix(5).map(\.text))
      )
    }
    // Equal ones in the order of reference, so that the list is the same at every desk.
    return scored.sorted { ($1.0, $0.1.reference) < ($0.0, $1.1.reference) }
      .prefix(Self.most).map(\.1)
  }

  private struct Clause {
    let policy: Record
    let id: String
    let heading: String
    let text: String
  }

  private static func clauses(of policy: Record) -> [Clause] {
    policy.list("clauses").compactMap { clause in
      guard let id = clause["id"]?.string else { return nil }
      return Clause(
        policy: policy, id: id, heading: clause["heading"]?.string ?? "",
        text: clause["text"]?.string ?? "")
    }
  }

  /// The policies in force with most of the order's words, by the search index.
  private func policies(
    for words: OrderWords, _ reader: StoreReader
  ) throws(Failure) -> [Record] {
    var votes: [String: Int] = [:]
    for word in words.asked {
      try StopRequest.check()
      let result = try reader.search(word, types: [.policy], limit: Self.hitsPerWord)
      for hit in result.items { votes[hit.row.id, default: 0] += 1 }
    }
    let best = votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var policies: [Record] = []
    for (id, _) in best.prefix(Self.policiesRead) {
      guard let policy = try reader.record(id)?.record,
        Views.isInForce(policy, on: desk.today) == true
      else { continue }
      policies.append(policy)
    }
    return policies
  }

  /// Pairs of characters that a quarter of the newest orders have: what every order says, as
  /// "请尽快处理", tells nothing of this one.
  private func commonPairs(
    besides order: Record, _ reader: StoreReader
  ) throws(Failure) -> Set<HanPair> {
    var counts: [HanPair: Int] = [:]
    var orders = 0
    try reader.forEachNewest(.grievance, limit: Self.compared) { (brief) throws(Failure) in
      guard brief.id != order.id, let other = try reader.record(brief.id)?.record else {
        return true
      }
      orders += 1
      for pair in Set(HanPair.pairs(of: other.text("content") ?? "")) {
        counts[pair, default: 0] += 1
      }
      return true
    }
    // Of a handful nobody can tell what is usual.
    guard orders >= 12 else { return [] }
    return Set(counts.filter { $0.value * 4 >= orders }.keys)
  }
}
