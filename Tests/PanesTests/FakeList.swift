import DomainModel
import Panes
import Synchronization

@testable import LocalStore

/// A list of numbered rows behind the reads that a list state makes, with a count of the calls.
final class FakeList: Sendable {
  private let rows: Mutex<[ListRow]>
  private let calls = Mutex(0)

  init(count: Int) {
    rows = Mutex((0..<count).map { Self.row($0) })
  }

  var pagesRead: Int { calls.withLock { $0 } }

  var reads: ListReads {
    ListReads(
      page: { [self] _, anchor, limit in page(anchor, limit) },
      count: { [self] query in
        .exact(query.records?.count ?? rows.withLock { $0.count })
      },
      rows: { [self] ids, _ in
        rows.withLock { rows in ids.compactMap { id in rows.first { $0.id == id } } }
      })
  }

  /// The same list when a filter shows only its first rows.
  func reads(showing count: Int) -> ListReads {
    let reads = reads
    return ListReads(
      page: { query, anchor, limit in reads.page(query, anchor, min(limit, count)) },
      count: { query in .exact(min(count, query.records?.count ?? count)) }, rows: reads.rows)
  }

  /// Another desk adds rows before the first.
  func addFirst(_ numbers: [Int]) {
    rows.withLock { rows in
      rows = (rows + numbers.map { Self.row($0) }).sorted { $0.key < $1.key }
    }
  }

  /// Another desk changes a title.
  func retitle(_ number: Int, _ title: String) {
    rows.withLock { rows in
      rows = rows.map { $0.row == Int64(number) ? Self.row(number, title: title) : $0 }
    }
  }

  private func page(_ anchor: ListAnchor, _ limit: Int) -> ListPage {
    calls.withLock { $0 += 1 }
    let all = rows.withLock { $0 }
    let part: ArraySlice<ListRow>
    switch anchor {
    case .first: part = all.prefix(limit)
    case .last: part = all.suffix(limit)
    case .after(let key): part = all.drop { $0.key <= key }.prefix(limit)
    case .before(let key): part = all.prefix { $0.key < key }.suffix(limit)
    case .around(let id):
      let index = all.firstIndex { $0.id == id } ?? 0
      part = all.dropFirst(max(0, index - limit / 2)).prefix(limit)
    }
    return ListPage(rows: Array(part), isComplete: true)
  }

  static func row(_ number: Int, title: String? = nil) -> ListRow {
    ListRow(
      row: Int64(number), id: "id-\(number)", type: .grievance, number: "N\(number)",
      title: title ?? "第 \(number) 件", status: "accepted", isOpen: true, isDrill: false,
      unit: nil, unitName: nil, assignee: nil, assigneeName: nil, subjectName: nil, place: nil,
      placeName: nil,
      dueAt: nil, urgency: 0, updatedAt: Instant(milliseconds: 0),
      claim: nil, key: ListKey(first: Int64(number), second: 0, third: 0))
  }
}
