import DomainModel
import JSONDiff
import LocalStore

/// Somebody who may act at this store.
public struct DeskPerson: Sendable, Hashable {
  /// The operator's record.
  public let id: String
  /// The operator's name.
  public let name: String
  /// The name of the operator's unit; empty when it isn't known here.
  public let unitName: String
  /// Whether the operator's key has a passphrase.
  public let hasPassphrase: Bool

  /// Bundles what a list shows.
  public init(id: String, name: String, unitName: String, hasPassphrase: Bool) {
    self.id = id
    self.name = name
    self.unitName = unitName
    self.hasPassphrase = hasPassphrase
  }
}

/// The active operators of this store.
public struct ReadPeople: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// In the order of their records. A key that can't be read counts as one with a passphrase.
  public func callAsFunction() throws(Failure) -> [DeskPerson] {
    let keys = OperatorKeys(desk: desk)
    return try desk.store.read { (reader) throws(Failure) in
      var people: [DeskPerson] = []
      try reader.forEach(.operator) { (stored) throws(Failure) in
        let record = stored.record
        guard record.status ?? "active" == "active" else { return true }
        let unit = try record.text("unit").flatMap { (id) throws(Failure) in
          try reader.title(of: id)
        }
        people.append(
          DeskPerson(
            id: record.id, name: record.text("name") ?? record.id, unitName: unit ?? "",
            hasPassphrase: (try? keys.state(of: record.id)) != .open))
        return true
      }
      return people
    }
  }
}
