import JSONDiff

/// Holds a record against its type's declaration, at creation and import.
public enum RecordValidation {
  /// The most canonical bytes a record may have.
  public static let maximumBytes = 512 * 1024
  /// The most elements a list may have; answers of an inspection may have 2 000.
  public static let maximumElements = 500

  /// How deep a record may nest. A line of the sync protocol nests 64 deep, and holds records in
  /// patches, batches and conflicts.
  public static let maximumDepth = 48

  /// All flaws in the order of the declaration; empty for a good record. Unknown members are never
  /// flaws, but for those that nest too deep.
  public static func flaws(_ record: Record) -> [Flaw] {
    guard let type = record.type else { return [Flaw("/type", "type.unknown")] }
    var flaws: [Flaw] = []
    if !IDs.isUUID(record.id) { flaws.append(Flaw("/id", "id.form")) }
    let members = TypeDeclaration.of(type).members
    // By place: most members are declared and absent, and copying a declaration isn't free.
    for place in members.indices where members[place].mergeClass != .view {
      guard let value = record[members[place].name] else {
        if members[place].isRequired {
          flaws.append(Flaw("/" + members[place].name, "member.missing"))
        }
        continue
      }
      let member = members[place]
      let path = "/" + member.name
      if member.isRequired, value == "" { flaws.append(Flaw(path, "member.empty")) }
      let limit = member.path == "answers" ? 2000 : maximumElements
      ValueCheck(limit: limit).check(value, member.kind, path, &flaws)
    }
    // A conflict holds values of a record some levels deeper, and the home alone makes it.
    guard type != .conflict else { return flaws }
    for (name, value) in record.members where value.depth >= maximumDepth {
      flaws.append(Flaw("/" + name, "value.tooDeep"))
    }
    return flaws
  }

  /// Refuses a record with flaws that aren't only warnings, or one that is too large.
  ///
  /// - Throws: `.recordInvalid` with `flaws`, `.unknownType`, `.numberRange`, `.recordTooLarge`.
  public static func check(_ record: Record) throws(Failure) {
    guard record.type != nil else {
      throw Failure(.unknownType, ["type": .string(record.typeName)])
    }
    let grave = flaws(record).filter { !$0.isWarning }
    if let outside = grave.first(where: { $0.code == "number.range" }) {
      throw Failure(.numberRange, ["path": .string(outside.path)])
    }
    if !grave.isEmpty {
      var details = TransitionRules.identity(record)
      details["flaws"] = .array(grave.prefix(20).map(\.json))
      throw Failure(.recordInvalid, details)
    }
    try checkSize(record)
  }

  /// Refuses a record of more than 512 KiB.
  public static func checkSize(_ record: Record) throws(Failure) {
    guard isTooLarge(record) else { return }
    var details = TransitionRules.identity(record)
    details["bytes"] = JSON(record.members.canonicalBytes().count)
    details["limit"] = JSON(maximumBytes)
    throw Failure(.recordTooLarge, details)
  }

  /// Whether a record has more than 512 KiB.
  public static func isTooLarge(_ record: Record) -> Bool {
    // A byte of a text may be written as six, and no number is as long as eight of its counted four.
    let surelySmall = maximumBytes / 8
    guard JSON.object(record.members).size(upTo: surelySmall) > surelySmall else { return false }
    return record.members.canonicalBytes().count > maximumBytes
  }
}
