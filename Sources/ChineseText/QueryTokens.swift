/// What an index must hold for a record to match: necessary, not sufficient. A hit is verified on
/// its text.
public struct QueryTokens: Sendable, Hashable {
  /// A condition on the tokens of one record.
  public indirect enum Condition: Sendable, Hashable {
    /// The token is there.
    case token(String)
    /// All hold; empty holds.
    case all([Condition])
    /// One holds.
    case any([Condition])

    /// Whether a record with these tokens satisfies the condition.
    public func holds(for tokens: Set<String>) -> Bool {
      switch self {
      case .token(let token): tokens.contains(token)
      case .all(let parts): parts.allSatisfy { $0.holds(for: tokens) }
      case .any(let parts): parts.contains { $0.holds(for: tokens) }
      }
    }
  }

  /// The condition, simplified: no nesting of like in like, nothing twice.
  public let condition: Condition

  init(_ condition: Condition) {
    self.condition = condition.simplified
  }

  /// The condition as an FTS5 expression with every token quoted; nil when any record would do
  /// (an empty query, or one of single signs that aren't indexed): then there is nothing to ask.
  public var matchExpression: String? {
    condition == .all([]) ? nil : condition.expression
  }

  /// Whether a record with these tokens may match.
  public func holds(for tokens: Set<String>) -> Bool { condition.holds(for: tokens) }
}

extension QueryTokens.Condition {
  fileprivate var expression: String {
    switch self {
    case .token(let token): "\"\(token)\""
    case .all(let parts): "(" + parts.map(\.expression).joined(separator: " AND ") + ")"
    case .any(let parts): "(" + parts.map(\.expression).joined(separator: " OR ") + ")"
    }
  }

  var simplified: Self {
    switch self {
    case .token: return self
    case .all(let parts):
      let flat = parts.map(\.simplified).flatMap { part -> [Self] in
        if case .all(let inner) = part { inner } else { [part] }
      }
      return Self.one(of: Self.unique(flat), or: Self.all)
    case .any(let parts):
      let flat = parts.map(\.simplified).flatMap { part -> [Self] in
        if case .any(let inner) = part { inner } else { [part] }
      }
      if flat.contains(.all([])) { return .all([]) }
      return Self.one(of: Self.unique(flat), or: Self.any)
    }
  }

  private static func one(of parts: [Self], or join: ([Self]) -> Self) -> Self {
    if parts.count == 1, let only = parts.first { return only }
    return join(parts)
  }

  private static func unique(_ parts: [Self]) -> [Self] {
    var seen: Set<Self> = []
    return parts.filter { seen.insert($0).inserted }
  }
}
