import DomainModel
import LocalStore

/// A window over a list that may have a million rows, with its selection, scroll and marks.
///
/// The rows hold still: what other desks change is updated inside the shown rows, but new and
/// re-sorted rows wait (`waiting`) until the operator goes to the first row or leaves the list.
public struct ListState: Sendable {
  /// The query whose rows are shown.
  public private(set) var query: ListQuery
  /// The loaded run of rows, in list order.
  public private(set) var rows: [ListRow] = []
  /// How many rows stand before the loaded run; nil while unknown.
  public private(set) var rowsBefore: Int? = 0
  /// How many rows the whole list has; nil until counted.
  public private(set) var total: ListCount?
  /// The selected row, an index into `rows`.
  public private(set) var selection = 0
  /// The first row on screen, an index into `rows`.
  public private(set) var top = 0
  /// Marked records.
  public private(set) var marked = ListMarks()
  /// How many marked records the query doesn't show.
  public private(set) var hiddenMarks = 0
  /// How many rows other writers added since the window was loaded.
  public private(set) var waiting = 0

  private var marksAll = false
  private var stroke: ListMarks.Stroke?
  private var isHiddenStale = false
  private var pendingLoad: Load? = .first
  private var target = 0
  private var reachesFirst = true
  private var reachesLast = false
  private var isCountStale = true
  private var rangeStart: Int?
  private var missing: String?

  private enum Load: Equatable, Sendable {
    case first, last, around(String), refresh
  }

  /// A screen and a half: each row costs time at its first sight and at each key of a filter, and
  /// the next run is read once a frame is painted.
  private static let runLength = 48
  private static let longestRun = 1_000
  private static let scrollMargin = 3

  /// A list that has not been loaded yet.
  public init(query: ListQuery) {
    self.query = query
  }

  /// The selected row, if the list has any.
  public var selectedRow: ListRow? {
    rows.indices.contains(selection) ? rows[selection] : nil
  }

  /// One-based place of the selected row in the whole list, where known.
  public var position: Int? {
    rows.isEmpty ? nil : rowsBefore.map { $0 + selection + 1 }
  }

  /// Whether one end of a range is set and the other is awaited.
  public var isMarkingRange: Bool { rangeStart != nil }

  /// A loaded row, or a marked one that the filter hides.
  public func row(_ id: String) -> ListRow? {
    rows.first { $0.id == id } ?? marked.row(id)
  }

  /// Marked records, in the order of marking.
  public var marks: [String] { marked.ids }

  /// The records a command acts on: the marked ones, else the selected one.
  public var subjects: [String] {
    marks.isEmpty ? selectedRow.map { [$0.id] } ?? [] : marks
  }
}

// MARK: What the operator does

extension ListState {
  /// Shows another query from its first row. Marks outlive another filter or order, so that they
  /// can be gathered from several filters; another view forgets them.
  public mutating func show(_ newQuery: ListQuery) {
    guard newQuery != query else { return }
    var sameView = newQuery
    (sameView.filter, sameView.order) = (query.filter, query.order)
    // A view by time moves with the clock and stays the same view.
    if newQuery.dueBefore != nil, query.dueBefore != nil { sameView.dueBefore = query.dueBefore }
    if newQuery.dueFrom != nil, query.dueFrom != nil { sameView.dueFrom = query.dueFrom }
    if sameView != query { marked = ListMarks() }
    query = newQuery
    isHiddenStale = true
    rangeStart = nil
    reload()
  }

  /// Reads the list anew from its first row and lets waiting rows in.
  public mutating func reload() {
    pendingLoad = .first
    isCountStale = true
    target = 0
  }

  /// Moves the selection; rows that are not loaded yet are read by the next `settle`.
  public mutating func move(by steps: Int) {
    target = max(target + steps, -(rowsBefore ?? Int.max / 4))
  }

  /// Goes to the first row and lets waiting rows in.
  public mutating func goToFirst() {
    if reachesFirst && waiting == 0 && pendingLoad == nil {
      target = 0
    } else {
      reload()
    }
  }

  /// Goes to the last row.
  public mutating func goToLast() {
    if reachesLast && pendingLoad == nil {
      target = rows.count - 1
    } else {
      pendingLoad = .last
    }
  }

  /// Shows the run of rows around a record and selects it.
  public mutating func goTo(_ id: String) {
    if let index = rows.firstIndex(where: { $0.id == id }), pendingLoad == nil {
      target = index
    } else {
      pendingLoad = .around(id)
    }
  }

  /// Marks or unmarks the selected row and moves down.
  public mutating func toggleMark() {
    guard let row = selectedRow else { return }
    if marked.contains(row.id) { marked.remove([row.id]) } else { marked.add(row) }
    isHiddenStale = true
    move(by: 1)
  }

  /// The first call sets one end of a range, the second marks every row between.
  public mutating func markRange() {
    guard let start = rangeStart else {
      rangeStart = selection
      return
    }
    // The list may have become shorter, or empty, since the range began.
    let range = (min(start, selection)..<(max(start, selection) + 1)).clamped(to: rows.indices)
    for row in rows[range] { marked.add(row) }
    isHiddenStale = true
    rangeStart = nil
  }

  /// Marks all that the filter shows, also what was never loaded, or unmarks it when all of it was
  /// marked; the next `settle` reads it.
  public mutating func toggleAllMarks() {
    marksAll = true
  }

  /// What marking all came to; told once.
  public mutating func takeStroke() -> ListMarks.Stroke? {
    defer { stroke = nil }
    return stroke
  }

  /// Forgets all marks.
  public mutating func clearMarks() {
    marked = ListMarks()
    isHiddenStale = true
    rangeStart = nil
  }

  /// The loaded row at a line of the screen; nil above the first and below the last.
  public func row(atLine line: Int) -> ListRow? {
    line >= 0 && rows.indices.contains(top + line) ? rows[top + line] : nil
  }

  /// Selects the row at a line of the screen, if there is one.
  public mutating func select(screenLine: Int) {
    if row(atLine: screenLine) != nil { target = top + screenLine }
  }

  /// Notes that records of this list's types changed somewhere.
  public mutating func noteChange() {
    if pendingLoad == nil { pendingLoad = .refresh }
    isCountStale = true
    isHiddenStale = true
  }
}

// MARK: Reading

extension ListState {
  /// Reads what is missing and brings selection and scroll into bounds.
  ///
  /// - Parameters:
  ///   - reads: the store's answers.
  ///   - height: lines of the list on screen.
  ///   - besidePane: true when another pane stands beside the list; it then jumps by half a page
  ///     at its edge, because a one-line scroll there repaints 2 kB.
  public mutating func settle(_ reads: ListReads, height: Int, besidePane: Bool = false) {
    readPending(reads)
    readAround(reads, margin: height + Self.scrollMargin)
    selection = min(max(0, target), max(0, rows.count - 1))
    target = selection
    scroll(height: height, besidePane: besidePane)
    if isCountStale { count(reads) }
    settleMarks(reads)
  }

  private mutating func settleMarks(_ reads: ListReads) {
    if marksAll {
      marksAll = false
      let all = reads.rowsToMark(query)
      stroke = marked.toggle(all.rows, isWhole: all.isWhole)
      isHiddenStale = true
    }
    guard isHiddenStale else { return }
    isHiddenStale = false
    let loaded = Set(rows.map(\.id))
    let isAllLoaded = marks.allSatisfy(loaded.contains)
    hiddenMarks = isAllLoaded ? 0 : reads.countHidden(marks, in: query)
  }

  private mutating func readPending(_ reads: ListReads) {
    guard let load = pendingLoad else { return }
    pendingLoad = nil
    switch load {
    case .first: replace(with: reads.page(query, .first, Self.runLength), rowsBefore: 0)
    case .last: readLast(reads)
    case .around(let id): readAround(id, reads)
    case .refresh: refresh(reads)
    }
  }

  private mutating func replace(with page: ListPage, rowsBefore before: Int?) {
    rows = page.rows
    rowsBefore = before
    reachesFirst = before == 0
    reachesLast = page.rows.count < Self.runLength && page.isComplete
    waiting = 0
    top = 0
    target = 0
    // Its other end may lie in rows that were never read.
    rangeStart = nil
    isCountStale = true
    guard reachesFirst, page.rows.count < Self.runLength else { return }
    // The whole list is here, or what was found in a frame's time: counting would take the same
    // time once more and know no better.
    total = page.isComplete ? .exact(rows.count) : .atLeast(rows.count)
    isCountStale = false
  }

  private mutating func readLast(_ reads: ListReads) {
    let page = reads.page(query, .last, Self.runLength)
    let isWhole = page.rows.count < Self.runLength && page.isComplete
    replace(with: page, rowsBefore: isWhole ? 0 : nil)
    reachesLast = true
    target = rows.count - 1
    if isCountStale { count(reads) }
    if case .exact(let all) = total { rowsBefore = max(0, all - rows.count) }
  }

  private mutating func readAround(_ id: String, _ reads: ListReads) {
    let page = reads.page(query, .around(id), Self.runLength)
    guard let index = page.rows.firstIndex(where: { $0.id == id }) else {
      missing = id
      replace(with: reads.page(query, .first, Self.runLength), rowsBefore: 0)
      return
    }
    replace(with: page, rowsBefore: index < Self.runLength / 2 ? 0 : nil)
    reachesLast = page.rows.count - index < Self.runLength / 2
    target = index
  }

  /// Updates shown rows in place; whatever is new waits, unless the list was empty.
  private mutating func refresh(_ reads: ListReads) {
    guard !rows.isEmpty else {
      replace(with: reads.page(query, .first, Self.runLength), rowsBefore: 0)
      return
    }
    let present = Dictionary(
      reads.rows(rows.map(\.id), query.order).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    rows = rows.map { present[$0.id] ?? $0 }
    let before = total
    count(reads)
    if case .exact(let old) = before, case .exact(let new) = total, new > old {
      waiting += new - old
    }
  }

  /// The record that was gone to and isn't in this list; told once.
  public mutating func takeMissing() -> String? {
    defer { missing = nil }
    return missing
  }

  /// Reads what the next page will show, once a frame is painted, so that no key waits for it.
  public mutating func readAhead(_ reads: ListReads, height: Int) {
    guard pendingLoad == nil, !rows.isEmpty else { return }
    readAround(reads, margin: 2 * (height + Self.scrollMargin))
    selection = min(max(0, target), rows.count - 1)
  }

  private mutating func readAround(_ reads: ListReads, margin: Int) {
    while !reachesLast, target + margin >= rows.count, let key = rows.last?.key {
      let page = reads.page(query, .after(key), Self.runLength)
      rows += page.rows
      reachesLast =
        page.rows.isEmpty || (page.rows.count < Self.runLength && page.isComplete)
      // The budget ended it; the next key goes on.
      guard page.isComplete else { break }
    }
    while !reachesFirst, target < margin, let key = rows.first?.key {
      let page = reads.page(query, .before(key), Self.runLength)
      rows = page.rows + rows
      reachesFirst =
        page.rows.isEmpty || (page.rows.count < Self.runLength && page.isComplete)
      shift(by: page.rows.count)
      if reachesFirst { rowsBefore = 0 }
      guard page.isComplete else { break }
    }
    trim()
  }

  private mutating func shift(by added: Int) {
    target += added
    top += added
    rangeStart = rangeStart.map { $0 + added }
    rowsBefore = rowsBefore.map { max(0, $0 - added) }
  }

  /// Keeps memory flat however far the operator scrolls.
  private mutating func trim() {
    guard rows.count > Self.longestRun else { return }
    let surplus = rows.count - Self.longestRun / 2
    let keptAbove = Self.longestRun / 4
    if target > rows.count / 2 {
      let surplus = min(surplus, target - keptAbove)
      rows.removeFirst(surplus)
      reachesFirst = false
      shift(by: -surplus)
    } else {
      rows.removeLast(surplus)
      reachesLast = false
    }
  }

  private mutating func scroll(height: Int, besidePane: Bool) {
    let margin = min(Self.scrollMargin, max(0, (height - 1) / 2))
    let jump = besidePane ? height / 2 : 0
    let last = max(0, rows.count - height)
    if selection < top + margin {
      top = selection - margin - jump
    } else if selection > top + height - 1 - margin {
      top = selection - height + 1 + margin + jump
    }
    top = min(max(0, top), last)
  }

  private mutating func count(_ reads: ListReads) {
    total = reads.count(query)
    isCountStale = false
  }
}
