import DomainModel
import JSONDiff
import LocalStore

/// Turns `POLICY#CLAUSE` into citations of clauses that are there and in force.
public struct CitationLookup: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// The elements of `citations`, each clause once.
  ///
  /// `text`: references between commas; a policy by id, a fragment of it, or its document number.
  /// Throws `.citationUnknown` for a clause that isn't there, `.notFound` for a policy, and
  /// `.citationNotInForce`.
  public func callAsFunction(_ text: String) throws(Failure) -> [JSON] {
    var citations: [JSON] = []
    var seen: Set<String> = []
    for reference in text.split(whereSeparator: { ",，、".contains($0) }).map(String.init) {
      let (policy, clause) = try cited(reference)
      guard seen.insert("\(policy)#\(clause)").inserted else { continue }
      citations.append([
        "id": .string(desk.newID()), "policy": .string(policy), "clause": .string(clause),
      ])
    }
    return citations
  }

  private func cited(_ reference: String) throws(Failure) -> (policy: String, clause: String) {
    let parts = reference.split(separator: "#", maxSplits: 1).map {
      String($0.filter { !$0.isWhitespace })
    }
    guard parts.count == 2 else {
      throw Failure(.citationUnknown, ["value": .string(reference)])
    }
    let policy = try policy(parts[0])
    guard policy.list("clauses").contains(where: { $0["id"]?.string == parts[1] }) else {
      let clauses = policy.list("clauses").compactMap { $0["id"] }
      throw Failure(
        .citationUnknown,
        ["value": .string(reference), "candidates": .array(Array(clauses.prefix(10)))])
    }
    guard Views.isInForce(policy, on: desk.today) == true else {
      throw Failure(
        .citationNotInForce, ["value": .string(reference), "title": .string(policy.title)])
    }
    return (policy.id, parts[1])
  }

  private func policy(_ text: String) throws(Failure) -> Record {
    try desk.store.read { (reader) throws(Failure) in
      var numbered: Record?
      if text.contains(where: { "〔〕[]（）号".contains($0) }) {
        try reader.forEach(.policy) { stored in
          if stored.record.text("documentNumber") == text { numbered = stored.record }
          return numbered == nil
        }
      }
      if let numbered { return numbered }
      return try reader.resolve(text, types: [.policy]).record
    }
  }
}
