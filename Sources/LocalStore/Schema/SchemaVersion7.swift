/// The orders under a parent are found by it.
enum SchemaVersion7 {
  /// The number of this version in the list.
  static let number = 7

  static let statements = """
    CREATE TABLE child (row INTEGER PRIMARY KEY, parent BLOB NOT NULL);
    CREATE INDEX childByParent ON child (parent, row);
    """
}
