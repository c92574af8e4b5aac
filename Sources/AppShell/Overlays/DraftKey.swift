/// What a half-filled form is kept under: its command, and the record when it is for one, so that
/// words for one person's matter never stand in another's.
enum DraftKey {
  static func of(_ command: String, _ records: [String]) -> String {
    guard records.count == 1, let record = records.first else { return command }
    return command + " " + record
  }
}
