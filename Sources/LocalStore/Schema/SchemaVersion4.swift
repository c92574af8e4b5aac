import DomainModel

/// What was done about an alert is found by the alert.
enum SchemaVersion4 {
  /// An action's query column `subject` is its alert from now on. An id stands in the database as
  /// 16 bytes for a UUID, else as its text, and this SQLite can't make bytes of digits: the alerts'
  /// own keys are looked up. An action whose alert isn't here is found when its row is written anew.
  static let statements = """
    CREATE TEMP TABLE alertKey (digits TEXT PRIMARY KEY, id BLOB NOT NULL) WITHOUT ROWID;
    INSERT INTO alertKey
      SELECT CASE typeof(id) WHEN 'blob' THEN lower(hex(id)) ELSE replace(id, '-', '') END, id
      FROM record WHERE type = \(RecordType.alert.code);
    UPDATE record SET subject = (
      SELECT alertKey.id FROM alertKey WHERE alertKey.digits
        = replace(json_extract(CAST(record.document AS TEXT), '$.alert'), '-', ''))
    WHERE type = \(RecordType.alertAction.code) AND isDeleted = 0;
    DROP TABLE alertKey;
    """
}
