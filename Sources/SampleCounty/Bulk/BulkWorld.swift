import DomainModel
import JSONDiff

/// The regions, units, operators and subjects that the great set's records name.
struct BulkWorld {
  /// Canonical lines, ascending by id.
  var lines: [String] = []
  /// Unit ids by county, in the order of `BulkWords.units`.
  var units: [[String]] = []
  var operators: [[String]] = []
  var subjects: [String] = []
  var licenceType = ""
  private var next: Instant
  private var random: SeededRandom

  init(before first: Instant, seed: UInt64) {
    next = first.adding(milliseconds: -86_400_000)
    random = SeededRandom(seed: seed, stream: "bulkWorld")
    region("37", "山东省", "province", parent: nil)
    region("3701", "济南市", "city", parent: "37")
    for county in BulkWords.counties {
      region(county.code, county.name, "county", parent: "3701")
    }
    for county in BulkWords.counties {
      let units = BulkWords.units.map { unit(county.name + $0, county.code) }
      self.units.append(units)
      operators.append(units.map { staff(of: $0, county.code) })
    }
    for index in 0..<200 { subjects.append(subject(index)) }
    licenceType = add(
      "licenceType", "3701",
      [
        "code": "11100000MB0143028R001", "name": "营业执照", "holderKind": "enterprise",
        "status": "published",
      ])
  }

  private mutating func add(_ type: String, _ scope: String, _ members: JSONObject) -> String {
    next = next.adding(milliseconds: 1000)
    let id = SampleIdentifiers.uuid(milliseconds: next.milliseconds, random: &random)
    var record = members
    record["id"] = .string(id)
    record["type"] = .string(type)
    record["schema"] = 1
    record["scope"] = .string(scope)
    record["createdAt"] = .string(next.rfc3339)
    record["createdBy"] = "system"
    lines.append(String(decoding: JSON.object(record).canonicalBytes(), as: UTF8.self))
    return id
  }

  private mutating func region(_ code: String, _ name: String, _ kind: String, parent: String?) {
    var members: JSONObject = [
      "code": .string(code), "name": .string(name), "kind": .string(kind),
    ]
    members["parent"] = parent.map { .string($0) }
    _ = add("region", code, members)
  }

  private mutating func unit(_ name: String, _ county: String) -> String {
    let kind = name.hasSuffix("公司") ? "enterprise" : name.hasSuffix("街道办") ? "street" : "department"
    var members: JSONObject = [
      "name": .string(name), "kind": .string(kind), "status": "active",
      "code": .string(SampleIdentifiers.uscc(kind: "11", random: &random)),
    ]
    if name.hasSuffix("综合指挥中心") { members["bureau"] = .texts(["dispatch"]) }
    return add("unit", county, members)
  }

  private mutating func staff(of unit: String, _ county: String) -> String {
    add(
      "operator", county,
      [
        "name": .string(Names.person(&random)), "account": .string("b\(lines.count)"),
        "unit": .string(unit), "status": "active", "grants": .array([]),
      ])
  }

  private mutating func subject(_ index: Int) -> String {
    let trade = Subjects.trades[index % Subjects.trades.count]
    return add(
      "subject", BulkWords.counties[index % BulkWords.counties.count].code,
      [
        "kind": "enterprise", "name": .string(Names.enterprise(trade.name, &random)),
        "industry": .string(trade.industry), "status": "operating",
        "uscc": .string(SampleIdentifiers.uscc(kind: "91", random: &random)),
      ])
  }
}
