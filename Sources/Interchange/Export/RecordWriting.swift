public import DomainModel
public import JSONDiff

/// Writes records one after the other in a format.
public protocol RecordWriting {
  /// What stands before the first record.
  mutating func beginning() throws(Failure) -> [UInt8]
  /// The bytes of a record, which may be given later.
  ///
  /// A record comes as it is printed: masked, with the view member `masked`.
  mutating func record(_ record: JSONObject) throws(Failure) -> [UInt8]
  /// What stands after the last record.
  mutating func ending() -> [UInt8]
}

/// What writers must be told.
public struct ExportSettings: Sendable {
  /// The type of all records.
  public let type: RecordType
  /// The moment of the export.
  public let now: Instant
  /// The encoding of tables.
  public var encoding = TextEncoding.utf8
  /// Who gives a catalogue out, in words.
  public var publisher = ""
  /// Name and code of a unit, nil when it isn't known.
  public var unit: @Sendable (String) -> UnitName?
  /// The bytes of a received message by their digest, nil when they aren't kept.
  public var original: @Sendable (String) -> [UInt8]?

  /// Name and code of a unit.
  public struct UnitName: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The code, nil when it has none.
    public let code: String?

    /// Both.
    public init(name: String, code: String?) {
      self.name = name
      self.code = code
    }
  }

  /// Everything else is looked up as given.
  public init(
    type: RecordType, now: Instant,
    unit: @escaping @Sendable (String) -> UnitName? = { _ in nil },
    original: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
  ) {
    self.type = type
    self.now = now
    self.unit = unit
    self.original = original
  }
}

extension ExchangeFormat {
  /// A writer of the format.
  /// - Throws: `.formatUnfit` for a type that the format doesn't carry.
  public func writer(_ settings: ExportSettings) throws(Failure) -> any RecordWriting {
    try demand(settings.type)
    return switch self {
    case .ndjson: LineWriter()
    case .json: ListWriter(head: "[", tail: { _ in "]" }, item: JSON.object)
    case .csv: CSVWriter(type: settings.type, encoding: settings.encoding)
    case .cap: CAPWriter(settings: settings)
    case .geojson:
      ListWriter(
        head: #"{"type":"FeatureCollection","features":["#, tail: { _ in "]}" },
        item: GeoJSONWriter(type: settings.type).feature)
    case .dcat: DCATWriter.list(settings)
    case .ckan: CKANWriter.list(settings)
    case .open311:
      ListWriter(
        head: "[", tail: { _ in "]" }, item: Open311Writer(settings: settings).request)
    }
  }
}

/// A record a line.
struct LineWriter: RecordWriting {
  mutating func beginning() -> [UInt8] { [] }
  mutating func record(_ record: JSONObject) -> [UInt8] { record.canonicalBytes() + [0x0A] }
  mutating func ending() -> [UInt8] { [] }
}

/// A JSON document with an item a line.
struct ListWriter: RecordWriting {
  private let head: String
  private let tail: (Int) -> String
  private let item: (JSONObject) -> JSON
  private var count = 0

  /// `tail`: is given the number of items.
  init(
    head: String, tail: @escaping (Int) -> String, item: @escaping (JSONObject) -> JSON
  ) {
    self.head = head
    self.tail = tail
    self.item = item
  }

  mutating func beginning() -> [UInt8] { Array(head.utf8) }

  mutating func record(_ record: JSONObject) -> [UInt8] {
    count += 1
    return (count == 1 ? [0x0A] : [0x2C, 0x0A]) + item(record).canonicalBytes()
  }

  mutating func ending() -> [UInt8] { Array("\n\(tail(count))\n".utf8) }
}
