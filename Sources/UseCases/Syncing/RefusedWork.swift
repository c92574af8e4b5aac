import DomainModel
import JSONDiff
import LocalStore

/// A change that the home refused, as it lies in the tray.
public struct RefusedWork: Sendable, Hashable, Identifiable {
  /// The change, by this store's own sequence: what the tray's commands call it.
  public let id: Int64
  /// The record that it was about.
  public let recordID: String
  /// The record's type by name.
  public let typeName: String
  /// The record's human number.
  public let number: String?
  /// The record's title, masked.
  public let title: String
  /// What was asked for.
  public let command: String
  /// Who made it, by name.
  public let by: String
  /// When it was made.
  public let at: Instant
  /// Why the home refused it.
  public let reason: Failure
  /// What it would have changed, masked; for a creation the whole record.
  public let patch: [JSON]
  /// The record as the change would have made it, masked; nil when it no longer fits.
  public let wanted: Record?
  /// Whether it can be amended before it goes again; a command is given again as it was.
  public let isAmendable: Bool
  /// Whether it would have made the record.
  public let isCreation: Bool

  /// As `tray list` prints it.
  public var json: JSON {
    var object: JSONObject = [
      "id": JSON(Int(id)), "record": .string(recordID), "type": .string(typeName),
      "title": .string(title), "command": .string(command), "actor": .string(by),
      "at": .string(at.rfc3339Local), "patch": .array(patch),
      "problem": ["code": .string(reason.code.rawValue), "details": .object(reason.details)],
    ]
    object["number"] = number.map { .string($0) }
    return .object(object)
  }
}

/// Reads what the home refused and nobody has dealt with.
public struct ReadTray: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// Newest first; only what the operator may read.
  ///
  /// - Parameters:
  ///   - laidAside: what was dealt with already instead.
  ///   - limit: how many at most.
  ///   - asked: who reads.
  /// - Returns: the refused changes.
  /// - Throws: `.actorUnknown`, `.actorRefused`; what the store fails with.
  public func callAsFunction(
    laidAside: Bool = false, limit: Int = 500, actor asked: String? = nil
  ) throws(Failure) -> [RefusedWork] {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      let state: ChangeState = laidAside ? .laidAside : .refused
      var works: [RefusedWork] = []
      for change in try reader.changes(in: state, limit: limit) {
        let sheet = try RefusedSheet(change, reader)
        guard right.holds(for: sheet.known) else { continue }
        works.append(try sheet.work(reader))
      }
      return works.reversed()
    }
  }
}

/// A refused change with the record that it was made for.
struct RefusedSheet {
  let change: StoredChange
  /// The record here, or, of a refused creation, the document that was to be.
  let known: Record
  /// The record as the change would have made it now; nil when it doesn't fit any more.
  let wanted: Record?

  init(_ change: StoredChange, _ reading: some StoreReading) throws(Failure) {
    self.change = change
    let present = try reading.record(change.record)?.record ?? Record([:])
    let created = RefusedSheet.created(change)
    known = created ?? present
    let patch = RefusedSheet.own(change.patch)
    wanted =
      created
      ?? (try? PatchReading.apply(patch, to: .object(present.members)))?.object.map { Record($0) }
  }

  /// The document of a refused creation, which the tray keeps as the change's patch.
  static func created(_ change: StoredChange) -> Record? {
    guard change.inverse == nil, let operations = change.patch?.operations, operations.count == 1,
      case .add(let path, .object(let members))? = operations.first, path == .root
    else { return nil }
    return Record(members)
  }

  /// What the operator did, without what follows from a change by itself.
  static func own(_ patch: JSONPatch?) -> JSONPatch {
    let derived: Set<String> = ["updatedAt", "updatedBy", "steps", "schema", "clocks"]
    return JSONPatch(
      (patch?.operations ?? []).filter { !derived.contains($0.path.tokens.first ?? "") })
  }

  /// Whether it is a command of the type's state machine, which is given again as it was.
  var isStateCommand: Bool {
    guard let machine = known.type.flatMap(StateMachine.of) else { return false }
    return RefusedSheet.created(change) == nil && !["edit", "note"].contains(name)
      && !machine.transitions(of: name).isEmpty
  }

  /// The command without its area.
  var name: String {
    change.command.split(separator: ".").last.map(String.init) ?? change.command
  }

  func work(_ reader: StoreReader) throws(Failure) -> RefusedWork {
    let isCreation = RefusedSheet.created(change) != nil
    let hidden = Masking.masked(known, level: RecordPrinting.outputLevel)
    let shown = wanted.map { Masking.masked($0, level: RecordPrinting.outputLevel) }
    let masked = PatchMasking.masked(
      ["patch": RefusedSheet.own(change.patch).json], of: known)
    let code = change.problem?["code"]?.string.flatMap(Failure.Code.init(rawValue:))
    return RefusedWork(
      id: change.sequence, recordID: change.record, typeName: known.typeName,
      number: known.number, title: hidden.title, command: change.command,
      by: try reader.title(of: change.actor) ?? change.actor, at: change.at,
      reason: Failure(
        code ?? .nodeRefused, change.problem?["details"]?.object ?? [:]),
      patch: isCreation ? [] : masked["patch"]?.array ?? [], wanted: shown,
      isAmendable: !isStateCommand && wanted != nil, isCreation: isCreation)
  }
}
