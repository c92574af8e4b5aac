/// Statistics are counted without reading documents, and which callers of a merged order are still to
/// be called back is known without looking through them.
enum SchemaVersion6 {
  /// The number of this version in the list.
  static let number = 6

  /// `holder`, `matter` and `outcome` name a term of `figureTerm` each; `runningClocks` are due times
  /// of what hasn't stopped. Other types, drills and tombstones have none of them. Terms are few and
  /// stay when nothing has them any more: another process may know them by their numbers.
  static let statements = """
    CREATE TABLE figureTerm (code INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);
    ALTER TABLE record ADD COLUMN holder INTEGER;
    ALTER TABLE record ADD COLUMN matter INTEGER;
    ALTER TABLE record ADD COLUMN outcome INTEGER;
    ALTER TABLE record ADD COLUMN runningClocks TEXT;
    CREATE INDEX figureByTime ON record (createdAt, holder, matter, outcome, runningClocks)
      WHERE matter IS NOT NULL;
    CREATE TABLE merged (
      row INTEGER PRIMARY KEY, target BLOB NOT NULL, isCalledBack INTEGER NOT NULL
    );
    CREATE INDEX mergedByTarget ON merged (target, row);
    """
}
