import DomainModel
import JSONDiff

/// Masks the personal values of a record where they stand inside other text, such as a snippet.
enum PersonalText {
  /// The text with every personal value of the record replaced by its mask.
  static func masked(_ text: String, of record: Record) -> String {
    let hidden = Masking.masked(record, level: RecordPrinting.outputLevel)
    var result = text
    for pointer in hidden.texts("masked") {
      guard let path = try? JSONPointer(parsing: pointer),
        let value = JSON.object(record.members).value(at: path)?.string,
        let mask = JSON.object(hidden.members).value(at: path)?.string, value.count > 1
      else { continue }
      result = result.split(separator: value, omittingEmptySubsequences: false)
        .joined(separator: mask)
    }
    return result
  }
}
