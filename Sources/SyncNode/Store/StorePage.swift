import DomainModel

/// A piece of a store on its way into another.
enum StorePage {
  case documents([HomeDocument])
  case changes([LoggedChange])
  case values(Book, [BookEntry])

  private static let rows = 1000

  /// All that a store holds, as it is in one transaction.
  static func each(
    of reading: any NodeReading, _ take: (StorePage) throws(Failure) -> Void
  ) throws(Failure) {
    var id: String? = ""
    while let last = id {
      let page = try reading.documents(type: nil, after: last, limit: rows)
      try take(.documents(page))
      id = page.count < rows ? nil : page.last?.record.id
    }
    var sequence: Int? = 0
    while let last = sequence {
      let page = try reading.changes(after: last, limit: rows)
      try take(.changes(page))
      sequence = page.count < rows ? nil : page.last?.sequence
    }
    for book in Book.allCases { try each(book, of: reading, take) }
  }

  private static func each(
    _ book: Book, of reading: any NodeReading, _ take: (StorePage) throws(Failure) -> Void
  ) throws(Failure) {
    var key: String? = ""
    while let last = key {
      let page = try reading.values(book, after: last, limit: rows)
      try take(.values(book, page))
      key = page.count < rows ? nil : page.last?.key
    }
  }

  func write(to writing: any NodeWriting) throws(Failure) {
    switch self {
    case .documents(let documents): try writing.put(documents)
    case .changes(let changes): try writing.append(changes)
    case .values(let book, let entries):
      for entry in entries { try writing.set(entry.value, book, entry.key) }
    }
  }
}
