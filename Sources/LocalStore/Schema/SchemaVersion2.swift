/// What the sync with a node adds.
enum SchemaVersion2 {
  /// `homeState` has a row for each record with changes of this store that the home's word doesn't
  /// hold yet: the record as the home has it, and, when that has moved on since, as the first of
  /// these changes saw it. Without such changes the row in `record` is the home's word.
  static let statements = """
    CREATE TABLE homeState (
      record INTEGER PRIMARY KEY,
      sequence INTEGER NOT NULL,
      document BLOB NOT NULL,
      seen BLOB
    );
    CREATE INDEX changeOutbox ON change (epoch, number) WHERE state = 1;
    """
}
