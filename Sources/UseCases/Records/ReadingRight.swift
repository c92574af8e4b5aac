import DomainModel
import JSONDiff
import LocalStore

/// Whether the actor's grants cover a record, so that it may be read.
struct ReadingRight<Reading: StoreReading> {
  let actor: Actor
  let day: CivilDate
  let units: UnitTree<Reading>

  /// Records of types that come down are read by everybody.
  func holds(for record: Record) -> Bool {
    if let type = record.type, TypeDeclaration.typesComingDown.contains(type) { return true }
    return actor.mayRead(record, on: day) { units.ancestors(of: $0) }
  }

  /// - Throws: `.roleRefused`.
  func demand(_ record: Record) throws(Failure) {
    guard holds(for: record) else {
      var details: JSONObject = ["id": .string(record.id), "command": "show"]
      details["number"] = record.number.map(JSON.string)
      throw Failure(.roleRefused, details)
    }
  }
}
