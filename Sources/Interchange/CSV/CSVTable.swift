/// A table that isn't one of records, as CSV.
public enum CSVTable {
  /// The lines of a table; its cells are made safe for spreadsheets as those of exports are.
  public static func text(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { CSVCell.quoted(CSVCell.written($0)) }.joined(separator: ",") + "\r\n"
    }.joined()
  }
}
