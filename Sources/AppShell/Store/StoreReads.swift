import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Panes
import UseCases

/// The screen's reads over an open store. A read that fails shows as nothing found: the next
/// command says what is wrong with the store, in words.
public struct StoreReads: Sendable {
  private let desk: Desk
  private let actor: Actor
  private let themeNames: [String]

  /// Past this many milliseconds a read gives what it has.
  static let budgetMilliseconds = 15
  /// Looking through 40 000 open records for what few of them have takes 17 ms; the answer must be
  /// whole, so it gets its time.
  static let listMilliseconds = 20
  /// A number that isn't exact does no harm.
  static let countMilliseconds = 8

  /// Reads of a desk for an operator.
  public init(desk: Desk, actor: Actor, themeNames: [String]) {
    self.desk = desk
    self.actor = actor
    self.themeNames = themeNames
  }

  /// The closures that the shell takes.
  public var shellReads: ShellReads {
    var reads = ShellReads(
      list: ListReads(page: page, count: count, rows: rows), detail: detail, search: search,
      board: board, choices: choices, values: values, themes: { [themeNames] in themeNames },
      undoPreview: undoPreview, unsettled: unsettled,
      people: { [desk] in (try? ReadPeople(desk: desk)()) ?? [] }, map: map)
    reads.script = { [desk, actor] order in
      (try? ReadCallScript(desk: desk)(for: order, actor: actor.id)) ?? nil
    }
    return reads
  }

  /// The orders that stand close to one; not within a frame. Nil when it was stopped, or when the
  /// order is gone.
  @Sendable public func similar(
    _ order: String, _ isStopped: @escaping Capabilities.StopCheck
  ) -> SimilarOrders? {
    try? StopRequest.obeying(isStopped) { () throws(Failure) in
      try FindSimilar(desk: desk).summary(of: order, actor: actor.id)
    }
  }

  /// What stands close to an order that is being typed; not within a frame. Nil when it was
  /// stopped.
  @Sendable public func related(
    _ members: JSONObject, _ isStopped: @escaping Capabilities.StopCheck
  ) -> RelatedOrders? {
    try? StopRequest.obeying(isStopped) { () throws(Failure) in
      try FindSimilar(desk: desk).related(to: members, actor: actor.id)
    }
  }

  private var store: LocalStore { desk.store }

  @Sendable private func page(
    _ query: ListQuery, _ anchor: ListAnchor, _ limit: Int
  ) -> ListPage {
    let page = try? store.read { (reader) throws(Failure) in
      try reader.page(
        query, from: anchor, limit: limit, budgetMilliseconds: Self.listMilliseconds)
    }
    return page ?? .unread
  }

  @Sendable private func count(_ query: ListQuery) -> ListCount {
    let count = try? store.read { (reader) throws(Failure) in
      try reader.count(query, budgetMilliseconds: Self.countMilliseconds)
    }
    return count ?? .atLeast(0)
  }

  @Sendable private func rows(_ ids: [String], _ order: ListQuery.Order) -> [ListRow] {
    let rows = try? store.read { (reader) throws(Failure) in
      try reader.rows(of: ids, order: order)
    }
    return rows ?? []
  }

  @Sendable private func search(_ text: String) -> SearchResult {
    let result = try? store.read { (reader) throws(Failure) in
      try reader.search(text, limit: 60, budgetMilliseconds: Self.budgetMilliseconds)
    }
    return result ?? .unread
  }

  @Sendable private func detail(
    _ id: String, _ language: Language, _ now: Instant
  ) -> OpenedRecord? {
    RecordOpening(desk: desk, actor: actor).open(id, language, now)
  }

  @Sendable private func board(_ now: Instant) -> BoardReading {
    BoardReads(desk: desk, actor: actor).read(now)
  }

  @Sendable private func choices(
    _ kind: CommandArgument.Kind, _ typed: String, _ subjects: [String], _ language: Language
  ) -> [FieldChoice] {
    ArgumentChoices(desk: desk, language: language, actor: actor.id).choices(
      kind, typed: typed, subjects: subjects)
  }

  @Sendable private func undoPreview(_ redo: Bool) -> UndoPreview? {
    (try? UndoChange(desk: desk).preview(redo: redo, actor: actor.id)).flatMap { $0 }
  }

  @Sendable private func unsettled() -> Unsettled {
    Unsettled(
      conflicts: (try? ReadConflicts(desk: desk)(actor: actor.id)) ?? [],
      refused: (try? ReadTray(desk: desk)(actor: actor.id)) ?? [])
  }

  @Sendable private func map(_ query: ListQuery, _ around: String?) -> MapReading {
    let reading = try? ReadMap(desk: desk)(
      query, around: around, budgetMilliseconds: Self.listMilliseconds)
    return reading ?? MapReading()
  }

  @Sendable private func values(_ query: ListQuery) -> [ColumnValue] {
    ColumnValues(store: store).values(query)
  }
}
