import DomainModel
import LocalStore
import UseCases

/// What the screen asks of the store at each key.
struct Reading {
  let desk: Desk

  private static let rows = 80
  private static let budgetMilliseconds = 15
  private static let filters = ["漏水", "路灯", "ls", "电梯", "wysq", "wangge", "天桥区井盖", "停"]
  private static let searches = [
    (1, ["水", "停", "灯"]), (2, ["漏水", "路灯", "电梯"]), (4, ["供水爆管", "噪声扰民", "wysq"]),
  ]

  private var open: ListQuery { ListQuery(types: [.grievance]) }

  func run() throws {
    try pages()
    try filters()
    try searches()
    try details()
    var board = Durations()
    for _ in 0..<50 { try board.measure { _ = try ReadBoard(desk: desk)(at: desk.now) } }
    Report.line("figures of the board", board.text)
    var statistics = Durations()
    for _ in 0..<5 {
      try statistics.measure {
        _ = try GrievanceStatistics(desk: desk)(CommandRequest("grievance.stats"))
      }
    }
    Report.line("statistics of all orders", statistics.text)
  }

  private func pages() throws {
    var first = Durations()
    var last = Durations()
    var following = Durations()
    var key: ListKey?
    for _ in 0..<300 {
      try first.measure { _ = try page(open, .first) }
      try last.measure { _ = try page(open, .last) }
      try following.measure {
        key = try page(open, key.map { .after($0) } ?? .first).rows.last?.key
      }
    }
    Report.line("first page of the open queue", first.text)
    Report.line("last page", last.text)
    Report.line("following page", following.text)
  }

  private func filters() throws {
    var durations = Durations()
    for text in Self.filters {
      for length in 1...text.count {
        var query = open
        query.filter = FilterTerm.parse(String(text.prefix(length)))
        for _ in 0..<20 { try durations.measure { try filter(query) } }
      }
    }
    Report.line("filter of the open queue, each key", durations.text)
  }

  /// As the list does it: what fits a page needs no counting.
  private func filter(_ query: ListQuery) throws {
    let page = try page(query, .first)
    guard page.rows.count == Self.rows else { return }
    _ = try desk.store.read { (reader) throws(Failure) in
      try reader.count(query, budgetMilliseconds: Self.budgetMilliseconds)
    }
  }

  private func searches() throws {
    for (length, texts) in Self.searches {
      var durations = Durations()
      for text in texts {
        for _ in 0..<50 {
          try durations.measure {
            _ = try desk.store.read { (reader) throws(Failure) in
              try reader.search(text, limit: 60, budgetMilliseconds: Self.budgetMilliseconds)
            }
          }
        }
      }
      Report.line("search for \(length) characters", durations.text)
    }
  }

  private func details() throws {
    let actor = try desk.actor(nil)
    var durations = Durations()
    for row in try page(open, .first, limit: 500).rows {
      try durations.measure { _ = try OpenRecord(desk: desk)(row.id, actor: actor, at: desk.now) }
    }
    Report.line("record opened for its detail", durations.text)
  }

  private func page(
    _ query: ListQuery, _ anchor: ListAnchor, limit: Int = rows
  ) throws -> ListPage {
    try desk.store.read { (reader) throws(Failure) in
      try reader.page(
        query, from: anchor, limit: limit, budgetMilliseconds: Self.budgetMilliseconds)
    }
  }
}
