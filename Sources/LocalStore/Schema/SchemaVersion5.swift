import DomainModel

/// Which orders were opened again, which somebody has claimed and which a caller has made is known
/// without reading them.
enum SchemaVersion5 {
  /// Few of the open records are reopened or claimed, so that a view of them is read in their
  /// number. A lease from before lasts ten minutes at most: it is found when its record is next
  /// written.
  static let statements = """
    CREATE TABLE claim (
      row INTEGER PRIMARY KEY, holder BLOB NOT NULL, until INTEGER NOT NULL
    );
    CREATE INDEX claimByEnd ON claim (until);
    CREATE TABLE reopened (row INTEGER PRIMARY KEY);
    INSERT INTO reopened
      SELECT row FROM record WHERE type = \(RecordType.grievance.code) AND isOpen = 1
        AND json_extract(CAST(document AS TEXT), '$.round') > 1;
    CREATE TABLE caller (
      phone TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (phone, row)
    ) WITHOUT ROWID;
    INSERT INTO caller
      SELECT json_extract(CAST(document AS TEXT), '$.contact.phone'), row FROM record
      WHERE type = \(RecordType.grievance.code) AND isDeleted = 0
        AND json_extract(CAST(document AS TEXT), '$.contact.phone') > ''
        AND instr(json_extract(CAST(document AS TEXT), '$.contact.phone'), '*') = 0;
    """
}
