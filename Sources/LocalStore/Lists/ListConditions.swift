import ChineseText
import DomainModel

/// The conditions of a list as SQL over the query columns, with the values they bind.
struct ListConditions {
  /// Holds for no row. A constant would let the planner drop the index that a list names, which
  /// is an error there.
  private static let nothing = "(row < 0)"

  private(set) var parts: [String] = []
  private(set) var values: [SQLValue] = []
  /// Text terms, in order; the SQL looks for them only where `filterText` is.
  private(set) var texts: [FilterTerm] = []
  /// Sets that all rows are in; each drives the list or becomes a condition of it.
  private(set) var sets: [RowSet] = []

  var sql: String { parts.map { " AND " + $0 }.joined() }

  private let types: [RecordType]
  private let flagsOf: String
  private let now: Instant

  init(_ query: ListQuery, session: StoreSession) throws(Failure) {
    types = query.types
    flagsOf = query.flagsOf ?? ""
    now = session.store.environment.now()
    addColumns(query)
    for term in query.filter { try add(term, session) }
  }

  /// Adds the text terms as conditions, for lists of open records.
  mutating func addTexts() {
    for term in texts {
      let needles = SearchKeys.needles(of: term.value)
      guard !needles.isEmpty else { continue }
      let all = needles.map { _ in "contains(filterText, ?)" }.joined(separator: " AND ")
      add(term.isNegated ? "NOT (\(all))" : "(\(all))", needles.map { .text($0) })
    }
  }

  /// Takes the set out by whose rows the list is read; nil when it has none.
  mutating func takeSet() -> RowSet? { sets.popLast() }

  /// Adds the sets that are left as conditions.
  mutating func addSets() {
    for set in sets { add(set.condition(isNegated: false), set.values) }
    sets = []
  }

  private mutating func addColumns(_ query: ListQuery) {
    if !query.statuses.isEmpty { addStatuses(query.statuses, isNegated: false) }
    if let unit = query.unit { add("unit = ?", [.key(RecordKey(unit))]) }
    if let assignee = query.assignee { add("assignee = ?", [.key(RecordKey(assignee))]) }
    if let subject = query.subject { add("subject = ?", [.key(RecordKey(subject))]) }
    if let region = query.regionPrefix { addRegions([region], isNegated: false) }
    if let before = query.dueBefore { add("dueAt < ?", [.integer(before.milliseconds)]) }
    if let from = query.dueFrom { add("dueAt >= ?", [.integer(from.milliseconds)]) }
    if !query.includesDrills { add("isDrill = 0", []) }
    if let records = query.records { addRecords(records) }
  }

  private mutating func addRecords(_ records: [String]) {
    let marks = records.map { _ in "?" }.joined(separator: ", ")
    add(
      records.isEmpty
        ? Self.nothing : "row IN (SELECT record.row FROM record WHERE record.id IN (\(marks)))",
      records.map { .key(RecordKey($0)) })
  }

  private mutating func add(_ term: FilterTerm, _ session: StoreSession) throws(Failure) {
    switch term.field {
    case .text: texts.append(term)
    case .status: addStatuses(statuses(term.value), isNegated: term.isNegated)
    case .number: addNumber(term)
    case .region: addRegions(try regions(term.value, session), isNegated: term.isNegated)
    case .flag, .reopened, .claimed, .unsent, .uncalled, .risk, .parent: addSet(term)
    case .kind, .source, .category:
      addMatters(try MatterLookup.meaning(term.field, term.value, session: session), term)
    case .unit: try addKeys("unit", .unit, term, session)
    case .assignee: try addKeys("assignee", .operator, term, session)
    }
  }

  /// The states that a word means: by its name, or by its word on screen in either language or in
  /// pinyin. A word that is no state's finds nothing, as it should.
  private func statuses(_ word: String) -> [String] {
    let states = types.compactMap(StateMachine.of).flatMap(\.states)
    if states.contains(where: { $0.name == word }) { return [word] }
    let meant = states.filter { state in
      SearchKeys.matches(query: word, text: state.title.chinese)
        || SearchKeys.matches(query: word, text: state.title.english)
    }
    return meant.isEmpty ? [word] : meant.map(\.name)
  }

  private mutating func addStatuses(_ statuses: [String], isNegated: Bool) {
    let marks = statuses.map { _ in "?" }.joined(separator: ", ")
    let list = "ifnull(status, '') \(isNegated ? "NOT IN" : "IN") (\(marks))"
    add(list, statuses.map { .text($0) })
  }

  private mutating func addNumber(_ term: FilterTerm) {
    let condition = "instr(lower(ifnull(number, '')), ?) \(term.isNegated ? "=" : ">") 0"
    add(condition, [.text(SearchKeys.folded(term.value))])
  }

  /// `flag:no` and `-flag:yes` are the records without one.
  private mutating func addSet(_ term: FilterTerm) {
    guard let set = RowSet(term, flagsOf: flagsOf, now: now) else { return }
    guard term.asksForNone != term.isNegated else { return sets.append(set) }
    add(set.condition(isNegated: true), set.values)
  }

  /// A code and all below it: digits only, and `:` comes right after `9`.
  private mutating func addRegions(_ codes: [String], isNegated: Bool) {
    let each = codes.map { _ in "(place >= ? AND place < ?)" }.joined(separator: " OR ")
    let condition = codes.isEmpty ? Self.nothing : "ifnull(\(each), 0)"
    add(
      isNegated ? "NOT \(condition)" : condition,
      codes.flatMap { [.text($0), .text($0 + ":")] })
  }

  private mutating func addMatters(_ meaning: MatterLookup.Meaning, _ term: FilterTerm) {
    let marks = { (count: Int) in Array(repeating: "?", count: count).joined(separator: ", ") }
    let ofDrill = "json_extract(CAST(document AS TEXT), '$.\(term.field.rawValue)')"
    let condition = """
      (ifnull(matter IN (\(marks(meaning.numbers.count))), 0)
        OR isDrill = 1 AND ifnull(\(ofDrill) IN (\(marks(meaning.words.count))), 0))
      """
    add(
      term.isNegated ? "NOT \(condition)" : condition,
      meaning.numbers.map { .integer($0) } + meaning.words.map { .text($0) })
  }

  private mutating func addKeys(
    _ column: String, _ type: RecordType, _ term: FilterTerm, _ session: StoreSession
  ) throws(Failure) {
    let keys = try NameLookup.keys(of: type, matching: term.value, session: session)
    let marks = keys.map { _ in "?" }.joined(separator: ", ")
    let condition = keys.isEmpty ? Self.nothing : "ifnull(\(column) IN (\(marks)), 0)"
    add(term.isNegated ? "NOT \(condition)" : condition, keys.map { .key($0) })
  }

  private func regions(_ value: String, _ session: StoreSession) throws(Failure) -> [String] {
    if RegionCode.isWhole(value) { return [value] }
    return try NameLookup.numbers(of: .region, matching: value, session: session)
  }

  private mutating func add(_ condition: String, _ bound: [SQLValue]) {
    parts.append(condition)
    values += bound
  }
}
