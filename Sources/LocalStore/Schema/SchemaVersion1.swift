/// The schema as it was first released; a later version adds a file and never edits this one.
enum SchemaVersion1 {
  static let statements = [records, openLists, history, tallies, search, local].joined(
    separator: "\n")

  /// One table for all types. What queries name stands before the document, so that SQLite
  /// doesn't walk a long document's overflow pages to reach it. `row` grows with creation here:
  /// newest last. `dueAt` is the largest integer when there is no due time, which sorts it last;
  /// `precedence` is the urgency negated, so that one direction of the index serves all three keys.
  private static let records = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
    CREATE TABLE typeName (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE record (
      row INTEGER PRIMARY KEY,
      id BLOB NOT NULL,
      type INTEGER NOT NULL,
      isOpen INTEGER NOT NULL,
      isDeleted INTEGER NOT NULL,
      isDrill INTEGER NOT NULL,
      status TEXT,
      unit BLOB,
      assignee BLOB,
      subject BLOB,
      place TEXT,
      dueAt INTEGER NOT NULL,
      precedence INTEGER NOT NULL,
      number TEXT,
      title TEXT NOT NULL,
      scope TEXT NOT NULL,
      level INTEGER NOT NULL,
      createdAt INTEGER NOT NULL,
      updatedAt INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      rev BLOB NOT NULL,
      filterText TEXT,
      document BLOB NOT NULL
    );
    CREATE UNIQUE INDEX recordById ON record (id);
    CREATE INDEX recordByNumber ON record (number) WHERE number IS NOT NULL;
    CREATE INDEX recordBySubject ON record (subject, row) WHERE subject IS NOT NULL;
    CREATE INDEX recordByType ON record (type, row, isOpen, isDeleted, status);
    """

  /// `openByDue` covers what filters of a work queue name, so that a filter that finds nothing
  /// reads the index only. Texts are long, so the others do without: urgent records are few, and
  /// a text is looked for through `openByDue` whatever the order. Only open records have
  /// `filterText`. `isOpen` stands in them because SQLite reads a column that a condition names,
  /// also one that the index implies.
  private static let openLists = """
    CREATE INDEX openByDue ON record
      (type, dueAt, row, precedence, status, unit, assignee, place, isDrill, isOpen, filterText)
      WHERE isOpen = 1;
    CREATE INDEX openByUrgency ON record
      (type, precedence, dueAt, row, status, unit, assignee, place, isDrill, isOpen, filterText)
      WHERE isOpen = 1 AND precedence < 0;
    CREATE INDEX openByAge ON record
      (type, row, dueAt, precedence, status, unit, assignee, place, isDrill, isOpen)
      WHERE isOpen = 1;
    CREATE INDEX openByAssignee ON record (assignee, type, dueAt, row, precedence)
      WHERE isOpen = 1 AND assignee IS NOT NULL;
    """

  /// History is all of it, the outbox is where `state` is 1, the tray where it is 3. A creation
  /// has neither patch nor inverse: the first document is the present one with the inverses
  /// applied backwards.
  private static let history = """
    CREATE TABLE change (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      record INTEGER NOT NULL,
      state INTEGER NOT NULL,
      device BLOB,
      epoch INTEGER NOT NULL,
      number INTEGER NOT NULL,
      base INTEGER NOT NULL,
      accepted INTEGER,
      clock INTEGER NOT NULL,
      schema INTEGER NOT NULL,
      actor BLOB NOT NULL,
      command TEXT NOT NULL,
      arguments BLOB,
      reason TEXT,
      groupID TEXT,
      undoneBy INTEGER,
      problem BLOB,
      rev BLOB NOT NULL,
      patch BLOB,
      inverse BLOB
    );
    CREATE INDEX changeByRecord ON change (record, sequence);
    CREATE INDEX changeByActor ON change (actor, sequence);
    CREATE INDEX changePending ON change (sequence) WHERE state = 1;
    CREATE INDEX changeRefused ON change (sequence) WHERE state = 3;
    CREATE INDEX changeByGroup ON change (groupID) WHERE groupID IS NOT NULL;
    """

  /// Kept up by the function that derives the query columns.
  private static let tallies = """
    CREATE TABLE digest (
      scope TEXT NOT NULL, type INTEGER NOT NULL, form INTEGER NOT NULL,
      count INTEGER NOT NULL, sum BLOB NOT NULL,
      PRIMARY KEY (scope, type, form)
    ) WITHOUT ROWID;
    CREATE TABLE counter (
      type INTEGER NOT NULL, status TEXT NOT NULL, unit BLOB NOT NULL,
      count INTEGER NOT NULL, open INTEGER NOT NULL,
      PRIMARY KEY (type, status, unit)
    ) WITHOUT ROWID;
    CREATE TABLE typeVersion (type INTEGER PRIMARY KEY, version INTEGER NOT NULL);
    CREATE TABLE numberCounter (
      letter TEXT NOT NULL, day INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY (letter, day)
    ) WITHOUT ROWID;
    """

  /// Tokens are ours, joined by spaces. `unindexed` holds the ranges of rows that bulk work has
  /// written and the index hasn't reached.
  private static let search = """
    CREATE VIRTUAL TABLE searchIndex USING fts5(
      tokens, content='', columnsize=0, detail=none, tokenize='ascii');
    CREATE TABLE unindexed (first INTEGER PRIMARY KEY, last INTEGER NOT NULL);
    """

  /// What never leaves this store.
  private static let local = """
    CREATE TABLE setting (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE localItem (
      kind TEXT NOT NULL, owner TEXT NOT NULL, id TEXT NOT NULL,
      record BLOB, at INTEGER NOT NULL, document BLOB NOT NULL,
      PRIMARY KEY (kind, owner, id)
    ) WITHOUT ROWID;
    CREATE INDEX localItemByTime ON localItem (kind, owner, at);
    """
}
