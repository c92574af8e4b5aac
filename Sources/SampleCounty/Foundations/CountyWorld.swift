import JSONDiff

/// The county while it is being invented: the records made so far and what later ones refer to.
struct CountyWorld {
  let seed: UInt64
  /// Records by type name, in the order of their making.
  var records: [String: [JSONObject]] = [:]
  var streets: [SampleStreet] = []
  var communities: [SampleCommunity] = []
  var cells: [SampleCell] = []
  /// Unit ids by their unique names.
  var unitIDs: [String: String] = [:]
  var operators: [SampleOperator] = []
  var subjects: [SampleSubject] = []
  /// Ids of reference records by a name within the type, as `checklist/电梯使用管理`.
  var named: [String: String] = [:]
  /// Where orders are, by community, in ten-thousandths of a degree from its centre.
  var orderPlaces: [Int: [OrderPlace]] = [:]
  private var idStreams: [String: SeededRandom] = [:]

  init(seed: UInt64) {
    self.seed = seed
  }

  /// Where an order is, and the day on which it came.
  struct OrderPlace {
    let east: Int
    let north: Int
    let day: Int
  }

  /// The county's own code: 历下区 of Jinan.
  static let county = "370102"

  /// A stream of numbers for one subject.
  func random(_ stream: String) -> SeededRandom {
    SeededRandom(seed: seed, stream: stream)
  }

  /// The id of a unit by name; an unknown name gives an id that refers to nothing, which the
  /// tests on references report.
  func unit(_ name: String) -> String {
    unitIDs[name] ?? "unit \(name) missing"
  }

  func unitJSON(_ name: String) -> JSON {
    .string(unit(name))
  }

  func unitsJSON(_ names: [String]) -> JSON {
    .array(names.map { unitJSON($0) })
  }

  /// Operators of a unit.
  func staff(of unit: String) -> [SampleOperator] {
    operators.filter { $0.unit == unit }
  }

  /// One operator of a unit, else of the command centre.
  func officer(of unit: String, random: inout SeededRandom) -> SampleOperator {
    let staff = staff(of: unit)
    return random.pick(staff.isEmpty ? self.staff(of: Units.centre) : staff)
  }

  /// The id of a reference record.
  func reference(_ type: String, _ name: String) -> String {
    named["\(type)/\(name)"] ?? "\(type) \(name) missing"
  }

  /// An id for something inside a record, or for a record made elsewhere.
  mutating func newID(_ stream: String, at moment: Moment) -> String {
    var random = idStreams[stream] ?? self.random("id:" + stream)
    let id = SampleIdentifiers.uuid(at: moment, random: &random)
    idStreams[stream] = random
    return id
  }

  /// Adds a record: the envelope is written here, the rest is given. Without a scope it belongs to
  /// the region of its place, else to the county.
  @discardableResult
  mutating func add(
    _ type: String, at moment: Moment, by creator: String = "system", scope: String? = nil,
    _ members: JSONObject
  ) -> String {
    let id = newID(type, at: moment)
    var record = members
    record["id"] = .string(id)
    record["type"] = .string(type)
    record["schema"] = 1
    let placed = record["place"]?["region"]?.string
    record["scope"] = .string(scope ?? placed ?? CountyWorld.county)
    record["createdAt"] = moment.json
    record["createdBy"] = .string(creator)
    records[type, default: []].append(record)
    return id
  }

  /// Adds a record that later ones find by name.
  @discardableResult
  mutating func addNamed(
    _ type: String, _ name: String, at moment: Moment, by creator: String = "system",
    scope: String? = nil, _ members: JSONObject
  ) -> String {
    let id = add(type, at: moment, by: creator, scope: scope, members)
    named["\(type)/\(name)"] = id
    return id
  }
}

/// A street office's area.
struct SampleStreet {
  var code: String
  var name: String
  var longitude: Double
  var latitude: Double
  var office: String { name + "办" }
}

/// A community of a street; its name is invented.
struct SampleCommunity {
  var code: String
  var name: String
  var street: Int
  var longitude: Double
  var latitude: Double
  var committee: String
}

/// A cell of the grid.
struct SampleCell {
  var code: String
  var community: Int
  var keeper: String
}

/// A person who works at a desk.
struct SampleOperator {
  var id: String
  var name: String
  var unit: String
  var role: String
}

/// A person or an enterprise that the county has to do with.
struct SampleSubject {
  var id: String
  var name: String
  var kind: String
  var industry: String
  var uscc: String
  var citizenID: String
  var phone: String
  var grade: String
  var size: String
  var community: Int
}
