/// Whom data may reach: `sharing` of an entry, and the words of catalogues for it.
enum CatalogueAccess: CaseIterable {
  case open, restricted, closed

  /// As an entry has it.
  var sharing: String {
    switch self {
    case .open: "unconditional"
    case .restricted: "conditional"
    case .closed: "notShared"
    }
  }

  /// The member that says why it isn't open.
  var reason: String? {
    switch self {
    case .open: nil
    case .restricted: "sharingCondition"
    case .closed: "sharingBasis"
    }
  }

  /// The concept of the EU's authority table, which DCAT-AP prescribes.
  var uri: String { CatalogueAccess.authority + word }

  private var word: String {
    switch self {
    case .open: "PUBLIC"
    case .restricted: "RESTRICTED"
    case .closed: "NON_PUBLIC"
    }
  }

  private static let authority =
    "http://publications.europa.eu/resource/authority/access-right/"

  init?(sharing: String) {
    guard let access = CatalogueAccess.allCases.first(where: { $0.sharing == sharing }) else {
      return nil
    }
    self = access
  }

  /// By the concept, or by the words of `data.json` (`public`, `restricted public`, `non-public`).
  init?(text: String) {
    switch text.split(separator: "/").last?.uppercased() {
    case "PUBLIC": self = .open
    case "RESTRICTED", "RESTRICTED PUBLIC", "CONFIDENTIAL": self = .restricted
    case "NON_PUBLIC", "NON-PUBLIC", "SENSITIVE": self = .closed
    default: return nil
    }
  }
}

/// How often data is renewed: `updateCycle` of an entry, the EU's authority table, Dublin Core's
/// collection frequencies, ISO 8601 repetitions of `data.json`, and words.
enum CatalogueFrequency {
  private static let authority = "http://publications.europa.eu/resource/authority/frequency/"

  private static let concepts = [
    "realtime": "UPDATE_CONT", "daily": "DAILY", "weekly": "WEEKLY", "monthly": "MONTHLY",
    "quarterly": "QUARTERLY", "yearly": "ANNUAL", "irregular": "IRREG",
  ]

  private static let others = [
    "CONT": "realtime", "CONTINUOUS": "realtime", "REALTIME": "realtime", "R/PT1S": "realtime",
    "HOURLY": "realtime", "R/PT1H": "realtime", "R/P1D": "daily", "R/P1W": "weekly",
    "R/P7D": "weekly", "R/P1M": "monthly", "R/P3M": "quarterly", "R/P1Y": "yearly",
    "YEARLY": "yearly", "IRREGULAR": "irregular", "AS_NEEDED": "irregular", "ASNEEDED": "irregular",
    "实时": "realtime", "每日": "daily", "每周": "weekly", "每月": "monthly", "每季度": "quarterly",
    "每年": "yearly", "不定期": "irregular",
  ]

  /// The concept of a cycle; a word of another program stays as it is.
  static func uri(_ cycle: String) -> String { concepts[cycle].map { authority + $0 } ?? cycle }

  /// The cycle, nil for a frequency that we don't have.
  static func cycle(_ text: String) -> String? {
    if concepts[text] != nil { return text }
    let upper = text.uppercased()
    let last = upper.hasPrefix("R/P") ? upper : upper.split(separator: "/").last.map(String.init)
    guard let word = last else { return nil }
    return concepts.first { $0.value == word }?.key ?? others[word]
  }
}
