import DomainModel
import JSONDiff
import LocalStore

/// Turns what people write for units, operators and records into ids.
public struct ReferenceLookup: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// The id of a unit by id, code or exact name.
  ///
  /// - Throws: `.unitUnknown` with up to ten `candidates`.
  public func unit(_ text: String) throws(Failure) -> String {
    try desk.store.read { (reader) throws(Failure) in
      if let record = try reader.record(text)?.record, record.type == .unit { return record.id }
      var found: [Record] = []
      var alike: [JSON] = []
      try reader.forEach(.unit) { (stored) throws(Failure) in
        let record = stored.record
        let name = record.text("name") ?? ""
        if record.text("code") == text || name == text { found.append(record) }
        if alike.count < 10, name.contains(text) || text.contains(name), !name.isEmpty {
          alike.append([
            "id": .string(record.id), "name": .string(name),
            "code": record["code"] ?? .null,
          ])
        }
        return true
      }
      if found.count == 1, let only = found.first { return only.id }
      throw Failure(
        .unitUnknown, ["value": .string(text), "candidates": .array(alike)])
    }
  }

  /// The id of an operator by id, account or exact name.
  ///
  /// - Throws: `.actorUnknown`.
  public func person(_ text: String) throws(Failure) -> String {
    try desk.store.read { (reader) throws(Failure) in
      guard let record = try reader.operatorRecord(text) else {
        throw Failure(.actorUnknown, ["actor": .string(text)])
      }
      return record.id
    }
  }

  /// The id of a record by id, number or unambiguous fragment; of a template by its title too.
  public func record(_ text: String, type: RecordType?) throws(Failure) -> String {
    try desk.store.read { (reader) throws(Failure) in
      if type == .template {
        var titled: String?
        try reader.forEach(.template) { stored in
          if stored.record.title == text { titled = stored.record.id }
          return titled == nil
        }
        if let titled { return titled }
      }
      return try reader.resolve(text, types: type.map { [$0] } ?? []).record.id
    }
  }
}
