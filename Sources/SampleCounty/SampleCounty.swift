import JSONDiff

/// An invented county, the same for the same seed on every machine.
public struct SampleCounty: Sendable {
  /// The order of types in which a store takes them in: what is referred to comes first.
  public static let typeOrder = [
    "region", "unit", "operator", "device", "workingCalendar", "subject", "keyList", "camera",
    "indicator", "series", "policy", "licenceType", "serviceItem", "trustedIssuer", "seal",
    "checklist", "dispatchRule", "template", "source", "responsePlan", "supply", "team",
    "catalogEntry", "dataRequest", "dataDispute", "scenario", "marketItem", "licence", "mandate",
    "application", "inspectionPlan", "inspection", "rectification", "grievance", "alert",
    "alertAction", "incident", "report", "shift", "allotment", "task", "logEntry", "access",
    "conflict",
  ]

  /// Letters of human numbers by type (RECORDS: number).
  static let numberLetters = [
    "grievance": "G", "inspectionPlan": "P", "inspection": "J", "rectification": "K",
    "incident": "S", "report": "B", "task": "T", "dataRequest": "D", "dataDispute": "X",
    "application": "A",
  ]

  /// Records by type name, ascending by id, with relative times (see `RelativeTimes`).
  public let records: [String: [JSONObject]]

  /// Invents the county of a seed.
  public init(seed: UInt64) {
    var world = CountyWorld(seed: seed)
    SampleCounty.settle(&world)
    SampleCounty.fillReferences(&world)
    SampleCounty.fillWork(&world)
    records = world.records.mapValues(SampleCounty.numbered)
  }

  private static func settle(_ world: inout CountyWorld) {
    Places.settle(in: &world)
    Units.make(in: &world)
    Staff.make(in: &world)
    Staff.makeDevices(in: &world)
    Places.addRecords(in: &world)
    Calendars.make(in: &world)
    Subjects.make(in: &world)
    KeyListsAndCameras.make(in: &world)
    Indicators.make(in: &world)
  }

  private static func fillReferences(_ world: inout CountyWorld) {
    Policies.make(in: &world)
    LicenceTypes.make(in: &world)
    ServiceItems.make(in: &world)
    Checklists.make(in: &world)
    DispatchRules.make(in: &world)
    Templates.make(in: &world)
    ResponsePlans.make(in: &world)
    Stores.make(in: &world)
    Entries.make(in: &world)
  }

  private static func fillWork(_ world: inout CountyWorld) {
    Licences.make(in: &world)
    Inspections.make(in: &world)
    Grievances.make(in: &world)
    let drill = Tasks.makeDrill(in: &world)
    Alerts.make(in: &world, drill: drill)
    Incidents.make(in: &world)
    Shifts.make(in: &world)
    Stores.makeAllotments(in: &world)
    Tasks.make(in: &world)
    AccessAndConflicts.make(in: &world)
  }

  /// Sorts by id and counts the human numbers by day, as desk 0A would have done.
  private static func numbered(_ records: [JSONObject]) -> [JSONObject] {
    var sorted = records.sorted { $0.text("id") < $1.text("id") }
    var counts: [String: Int] = [:]
    for index in sorted.indices {
      let type = sorted[index].text("type")
      let isOwnAlert =
        type == "alert" && sorted[index].text("origin") != "cap"
      guard let letter = isOwnAlert ? "Y" : numberLetters[type],
        let day = Int(sorted[index].text("createdAt").dropFirst().prefix { $0 != "d" })
      else { continue }
      let numberDay = Moment.day(day).numberDay
      let count = counts[numberDay, default: 0] + 1
      counts[numberDay] = count
      let digits = String(repeating: "0", count: max(0, 4 - "\(count)".count)) + "\(count)"
      sorted[index]["number"] = .string("\(letter)\(CountyWorld.county)\(numberDay)0A\(digits)")
    }
    return sorted
  }

  /// The files of `Samples/county`: `TYPE.ndjson` with one canonical document a line.
  public func files() -> [(name: String, bytes: [UInt8])] {
    SampleCounty.typeOrder.compactMap { type in
      guard let records = records[type] else { return nil }
      var bytes: [UInt8] = []
      for record in records {
        JSON.object(record).appendCanonical(to: &bytes)
        bytes.append(0x0a)
      }
      return ("\(type).ndjson", bytes)
    }
  }
}
