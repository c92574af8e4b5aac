import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Makes a store with its unit, its first operator and its device, in one transaction and without
/// outbox: one desk works without a node.
public struct InitialiseStore: Sendable {
  let place: Workplace

  /// Gives the workplace.
  public init(place: Workplace) {
    self.place = place
  }

  /// `operatorName`: nil takes 值班员.
  /// `scope`: a whole region code; nil takes 370102, the county of the samples.
  /// Throws `.storeExists`, `.cannotWrite`, `.argumentInvalid` for a scope that is no region.
  public func callAsFunction(
    operatorName: String?, scope: String?
  ) throws(Failure) -> (desk: Desk, outcome: CommandOutcome) {
    let scope = RegionCode.withoutFilling(scope ?? "370102")
    guard RegionCode.isWhole(scope) else { throw .invalid("scope", "region.form") }
    let store = try LocalStore.create(place.directory, environment: place.environment)
    let desk = Desk(store: store, seat: place.seat)
    let first = FirstRecords(
      desk: desk, scope: scope, operatorName: operatorName ?? "值班员",
      unitName: place.unitName ?? "综合指挥中心", unitCode: place.unitCode)
    let records = try first.write()
    let name = operatorName ?? "值班员"
    let output: JSON = [
      "store": .string(place.directory), "operator": .string(records.operator),
      "unit": .string(records.unit), "device": .string(records.device), "scope": .string(scope),
    ]
    let outcome = CommandOutcome(
      Phrase(
        "已建立数据库 \(place.directory)，操作员 \(name)，区划 \(scope)",
        "Store made at \(place.directory), operator \(name), region \(scope)"),
      changed: [records.unit, records.operator, records.device], output: output,
      text: Phrase("", ""))
    return (desk, outcome)
  }
}

/// The three records of a new store.
struct FirstRecords {
  let desk: Desk
  let scope: String
  let operatorName: String
  let unitName: String
  let unitCode: String?

  func write() throws(Failure) -> (unit: String, operator: String, device: String) {
    let unit = desk.newID()
    let person = desk.newID()
    let key = try OperatorKeys(desk: desk).make(for: person)
    let context = WriteContext(
      actor: Actor.system.id, now: desk.now, goesToOutbox: false, work: "init")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let device = transaction.identity.device
      try transaction.create(unitRecord(unit), command: "init")
      try transaction.create(operatorRecord(person, unit: unit, key: key), command: "init")
      try transaction.create(
        deviceRecord(device, desk: transaction.identity.desk, person: person, unit: unit),
        command: "init")
      try transaction.set(.string(person), forSetting: DeskSetting.operator)
      try transaction.set(.string(unit), forSetting: DeskSetting.unit)
      try transaction.set(.string(scope), forSetting: DeskSetting.scope)
      return (unit, person, device)
    }
  }

  private func unitRecord(_ id: String) -> Record {
    var record = envelope(.unit, id)
    record["name"] = .string(unitName)
    record["code"] = unitCode.map(JSON.string)
    record["kind"] = "department"
    record["bureau"] = ["dispatch", "data", "emergency", "supervision"]
    return record
  }

  /// Every role but auditor, at level 4, without unit: such grants act for every unit of the scope.
  private func operatorRecord(_ id: String, unit: String, key: JSON) -> Record {
    let grants = Role.allCases.filter { $0 != .auditor }.map { role in
      Grant(id: desk.newID(), role: role, scope: scope, level: 4, from: desk.today).json
    }
    var record = envelope(.operator, id)
    record["name"] = .string(operatorName)
    record["account"] = .string("desk-\(id.suffix(6))")
    record["unit"] = .string(unit)
    record["grants"] = .array(grants)
    record["keys"] = .array([key])
    return record
  }

  private func deviceRecord(
    _ id: String, desk letters: String, person: String, unit: String
  ) -> Record {
    var record = envelope(.device, id)
    record["name"] = .string(unitName)
    record["desk"] = .string(letters)
    record["publicKey"] = ""
    record["operators"] = .array([.string(person)])
    return record
  }

  private func envelope(_ type: RecordType, _ id: String) -> Record {
    Record([
      "id": .string(id), "type": .string(type.rawValue), "schema": 1, "scope": .string(scope),
      "status": "active", "createdAt": .string(desk.now.rfc3339), "createdBy": "system",
    ])
  }
}
