import ChineseText

/// The matching of texts, as the reference that index and filters are compared with.
enum SearchText {
  static func matches(_ query: String, short: [String], long: [String]) -> Bool {
    SearchQuery(query).matches(short: short, long: long)
  }
}
