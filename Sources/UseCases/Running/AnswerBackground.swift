import DomainModel
import JSONDiff
import LocalStore

/// What the words of an answer need beside its JSON: names for references, and the present time.
///
/// It is never printed by `--json`, so that the JSON stays the contract's.
public struct AnswerBackground: Sendable {
  /// A found record as its row shows it.
  public struct Row: Sendable, Hashable {
    /// The responsible unit's name.
    public let unit: String?
    /// When it is due, while it is open.
    public let dueAt: Instant?

    /// Gives what a row shows.
    public init(unit: String?, dueAt: Instant?) {
      self.unit = unit
      self.dueAt = dueAt
    }
  }

  /// When the answer was given; nil when it doesn't depend on it.
  public var now: Instant?
  /// Titles of the records that the answer refers to by id, and of regions by code.
  public var names: [String: String]
  /// The record that the answer is about, masked.
  public var subject: Record?
  /// Rows by id, for answers whose items aren't whole records.
  public var rows: [String: Row]
  /// By number of a change the patch that leads back to what was before it, masked.
  public var inverses: [Int: JSON]
  /// Counts by region, which only the words give.
  public var regions: [String: Int]

  /// Gives what is known.
  public init(
    now: Instant? = nil, names: [String: String] = [:], subject: Record? = nil,
    rows: [String: Row] = [:], inverses: [Int: JSON] = [:], regions: [String: Int] = [:]
  ) {
    self.now = now
    self.names = names
    self.subject = subject
    self.rows = rows
    self.inverses = inverses
    self.regions = regions
  }
}

extension AnswerBackground {
  /// The names of all records and regions that a value refers to.
  static func names(
    in values: [JSON], _ reader: StoreReader
  ) throws(Failure) -> [String: String] {
    var references = References()
    for value in values { references.collect(value) }
    var names: [String: String] = [:]
    for id in references.records {
      if let name = try RecordPrinting.name(of: id, reader) { names[id] = name }
    }
    return names.merging(try regions(references.regions, reader)) { first, _ in first }
  }

  /// Rows by id.
  static func rows(_ rows: [ListRow]) -> [String: Row] {
    rows.reduce(into: [:]) { found, row in
      found[row.id] = Row(unit: row.unitName, dueAt: row.isOpen ? row.dueAt : nil)
    }
  }

  /// Regions have codes instead of ids; there are at most a few thousand, so they are walked.
  static func regions(
    _ codes: Set<String>, _ reader: StoreReader
  ) throws(Failure) -> [String: String] {
    guard !codes.isEmpty else { return [:] }
    var names: [String: String] = [:]
    try reader.forEach(.region) { stored in
      if let code = stored.record.text("code"), codes.contains(code) {
        names[code] = stored.record.title
      }
      return names.count < codes.count
    }
    return names
  }

  private struct References {
    var records: Set<String> = []
    var regions: Set<String> = []

    mutating func collect(_ value: JSON, member: String = "") {
      switch value {
      case .string(let text):
        if IDs.isUUID(text) {
          records.insert(text)
        } else if member == "region" || member == "scope" {
          regions.insert(text)
        }
      case .array(let elements): for element in elements { collect(element, member: member) }
      case .object(let object): for item in object { collect(item.value, member: item.name) }
      case .null, .bool, .number: break
      }
    }
  }
}
