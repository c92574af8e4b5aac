public import DomainModel

/// What readers of a source must be told.
public struct ImportSettings: Sendable {
  /// The format; nil recognises it.
  public var format: ExchangeFormat?
  /// The type of records that don't say theirs (CSV, GeoJSON).
  public var type: RecordType?
  /// The encoding of a table; nil recognises it.
  public var encoding: TextEncoding?
  /// The name of the source in the identity of its records, where it doesn't name itself.
  public var source: String?
  /// How the columns of a table become members; nil where they are called like them.
  public var map: TableMap?
  /// Whose records alerts become when their message names no region.
  public var scope = ""
  /// The id of a unit by id, code or exact name, nil when there is none or more than one.
  public var unit: @Sendable (String) -> String?
  /// SM3.
  public var digest: @Sendable ([UInt8]) -> [UInt8]

  /// Everything recognised, units looked up and digests made as given.
  public init(
    unit: @escaping @Sendable (String) -> String? = { _ in nil },
    digest: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) {
    self.unit = unit
    self.digest = digest
  }

  /// The id of a record that came from outside: the same on every machine (rule `import`).
  func importedID(_ type: RecordType, source: String, identifier: String) -> String {
    RuleID.uuidV8(
      rule: "import", causes: [type.rawValue, source, identifier], digest: digest)
  }
}
