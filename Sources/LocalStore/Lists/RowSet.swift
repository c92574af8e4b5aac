import ChineseText
import DomainModel

/// A set of rows that a filter names and that is small beside the list: flagged, claimed, reopened
/// records, and those whose changes the node doesn't have.
struct RowSet {
  /// So many rows of a set are looked at; a list of more is of the newest ones.
  static let longest = 5_000

  private let select: String
  let values: [SQLValue]

  /// The set of a filter's term; nil for fields that aren't of a set.
  init?(_ term: FilterTerm, flagsOf: String, now: Instant) {
    let field = term.field
    switch field {
    case .flag, .risk:
      select = """
        SELECT record.row FROM localItem CROSS JOIN record ON record.id = localItem.record
        WHERE localItem.kind = ? AND localItem.owner = ?
        """
      let kind: LocalKind = field == .flag ? .bookmark : .risk
      values = [.text(kind.rawValue), .text(flagsOf)]
    case .reopened:
      select = "SELECT row FROM reopened ORDER BY row DESC"
      values = []
    case .claimed:
      select = "SELECT row FROM claim WHERE until > ?"
      values = [.integer(now.milliseconds)]
    case .unsent:
      select = Self.unsent
      values = [.text(LocalStore.nodeSetting), .text(LocalStore.nodeSetting)]
    case .uncalled:
      select = Self.uncalled
      values = []
    case .parent:
      select = """
        SELECT child.row FROM child CROSS JOIN record AS parent ON parent.id = child.parent
        WHERE instr(lower(ifnull(parent.number, '')), ?) > 0
        """
      values = [.text(term.asksForAny ? "" : SearchKeys.folded(term.value))]
    case .text, .status, .unit, .region, .assignee, .number, .kind, .source, .category: return nil
    }
  }

  /// Callers of merged orders, once the order that theirs went into is answered.
  static let uncalled = """
    SELECT merged.row FROM merged CROSS JOIN record AS target ON target.id = merged.target
    WHERE isCalledBack = 0 AND target.status IN ('resolved', 'visited')
    """

  /// The partial indexes want the states themselves in the statement. Without a node nothing waits
  /// for one, though all of it is pending.
  private static let unsent = """
    SELECT record AS row FROM (
      SELECT * FROM (SELECT record FROM change WHERE state = 1
        AND EXISTS (SELECT 1 FROM setting WHERE key = ?) ORDER BY sequence DESC LIMIT \(longest))
      UNION SELECT * FROM (SELECT record FROM change WHERE state = 3
        AND EXISTS (SELECT 1 FROM setting WHERE key = ?) ORDER BY sequence DESC LIMIT \(longest)))
    """

  /// As a condition on `row`.
  func condition(isNegated: Bool) -> String {
    "row \(isNegated ? "NOT IN" : "IN") (\(select))"
  }

  /// The rows, and whether these are all of them.
  func rows(_ session: StoreSession) throws(Failure) -> (rows: [Int64], isWhole: Bool) {
    let query = try Query(session.database, "SELECT row FROM (\(select)) LIMIT ?")
    for (index, value) in values.enumerated() { query.bind(value, Int32(index + 1)) }
    let rows = try query.bind(Self.longest, Int32(values.count + 1)).all { $0.int64(0) }
    return (rows, rows.count < Self.longest)
  }
}
