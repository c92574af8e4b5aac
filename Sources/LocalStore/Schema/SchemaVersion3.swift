/// What is late is known without reading each late record.
enum SchemaVersion3 {
  static let statements = openLists + dueDays

  /// An entry of `openByDue` was three quarters text, which a list or a number without a text
  /// condition read for nothing. It keeps what filters of a work queue name; `openByText` is the
  /// same order with the texts, so that a filter that finds nothing still reads an index only.
  private static let openLists = """
    DROP INDEX openByDue;
    CREATE INDEX openByDue ON record
      (type, dueAt, row, precedence, status, unit, assignee, place, isDrill, isOpen)
      WHERE isOpen = 1;
    CREATE INDEX openByText ON record
      (type, dueAt, row, precedence, status, unit, assignee, place, isDrill, isOpen, filterText)
      WHERE isOpen = 1;

    """

  /// How many open records of a type are due on a day, drills left out: `dueAt` divided by the
  /// milliseconds of a day. Kept up like the other sums.
  private static let dueDays = """
    CREATE TABLE dueDay (
      type INTEGER NOT NULL, day INTEGER NOT NULL, open INTEGER NOT NULL,
      PRIMARY KEY (type, day)
    ) WITHOUT ROWID;
    INSERT INTO dueDay (type, day, open)
      SELECT type, dueAt / 86400000, count(*) FROM record INDEXED BY openByDue
      WHERE isOpen = 1 AND isDrill = 0 GROUP BY type, dueAt / 86400000;
    """
}
