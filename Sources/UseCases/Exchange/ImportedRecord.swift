import DomainModel
import Interchange
import JSONDiff
import LocalStore

/// What becomes of an imported document: a new record, members of one that is there, or a refusal.
struct ImportedRecord<Reading: StoreReading> {
  let reading: Reading
  let actor: Actor
  let now: Instant
  let contexts: ImportContexts
  let alerts: AlertIdentities

  /// What an item would do.
  enum Result {
    case create(Record)
    /// The members to write, nulls for those to remove.
    case update(Record)
    case unchanged
  }

  /// - Throws: why the item is rejected.
  func result(of document: ImportDocument) throws(Failure) -> Result {
    let named = ImportedRecord.withoutOutsiders(document.members)
    guard let typeName = named["type"]?.string, let type = RecordType(rawValue: typeName) else {
      let type = named["type"]?.string ?? ""
      throw Failure(.unknownType, ["type": .string(type), "member": "/type"])
    }
    let given = TimeForms.stored(named, type: type)
    if let present = try present(given, type) {
      let whole = ImportedRecord.completed(given, document.partial, from: present)
      return try merged(whole, into: present, type)
    }
    var members = TimeForms.stored(document.whenNew, type: type)
    for member in given { members[member.name] = member.value }
    let context = try contexts.context(scope: members["scope"]?.string ?? "")
    for name in members.names where members[name] == .null { members[name] = nil }
    try Self.demandTime(members)
    return .create(
      try RecordCreation.imported(
        members, actor: creator(of: type, members), now: now, context: context))
  }

  /// A time that can't be read is refused; the present moment in its place would be a lie.
  private static func demandTime(_ members: JSONObject) throws(Failure) {
    guard let created = members["createdAt"],
      created.string.flatMap({ Instant(rfc3339: $0) }) == nil
    else { return }
    throw Failure(
      .recordInvalid,
      [
        "id": members["id"] ?? .null,
        "flaws": [["path": "/createdAt", "code": "time.form"]],
      ])
  }

  /// The record that a document is about. An alert made here has an id of its own; as a message
  /// it is known by sender, identifier and time.
  private func present(_ given: JSONObject, _ type: RecordType) throws(Failure) -> Record? {
    guard let id = given["id"]?.string else { return nil }
    if let present = try reading.record(id)?.record { return present }
    guard type == .alert, let message = given["cap"]?.object,
      let known = try alerts.id(of: message, reading)
    else { return nil }
    return try reading.record(known)?.record
  }

  /// What a document gives in part takes the rest from the record that is there; a message that
  /// says the same in another form is no change.
  private static func completed(
    _ given: JSONObject, _ partial: Set<String>, from present: Record
  ) -> JSONObject {
    var whole = given
    whole["id"] = .string(present.id)
    for name in partial {
      guard var object = present[name]?.object, let part = given[name]?.object else { continue }
      for member in part { object[member.name] = member.value }
      whole[name] = .object(object)
    }
    if let old = present["cap"]?.object, let new = given["cap"]?.object,
      CAPText.areSame(old, new)
    {
      whole["cap"] = .object(old)
    }
    return whole
  }

  /// Alerts come from their sources, whoever carries them in: they stand above the desk's scope.
  private func creator(of type: RecordType, _ members: JSONObject) -> Actor {
    type == .alert && members["origin"]?.string == "cap" ? .system : actor
  }

  /// Members that are there are written, nulls removed, the rest kept; what only commands or
  /// rules write must be as it is.
  private func merged(
    _ given: JSONObject, into present: Record, _ type: RecordType
  ) throws(Failure) -> Result {
    let declaration = TypeDeclaration.of(type)
    var after = present
    for member in given {
      let mergeClass = declaration.member(member.name)?.mergeClass
      if mergeClass == .derived || mergeClass == .view { continue }
      after[member.name] = member.value
    }
    guard after != present else { return .unchanged }
    let context = try contexts.context(scope: present.scope)
    try EditRight(actor: actor, now: now, context: context).demand(
      present, changing: after.members.names.filter { after[$0] != present[$0] }.map { "/" + $0 })
    try EditRules(type).check(from: present, to: after)
    after = EditConsequences.derived(after, before: present, now: now, context: context)
    try RecordValidation.check(after)
    var changed = JSONObject()
    for name in Set(after.members.names).union(present.members.names)
    where after[name] != present[name] {
      changed[name] = after[name] ?? .null
    }
    changed["id"] = .string(present.id)
    changed["type"] = .string(present.typeName)
    return .update(Record(changed))
  }

  /// Without the revision, and without masked values: an export that is imported again changes
  /// nothing.
  private static func withoutOutsiders(_ document: JSONObject) -> JSONObject {
    var members = document
    members["rev"] = nil
    for pointer in (document["masked"]?.array ?? []).compactMap(\.string) {
      members = MaskedMembers.removing(pointer, from: members)
    }
    members["masked"] = nil
    return members
  }
}

/// Takes masked members out of a document that comes back.
enum MaskedMembers {
  /// A masked member deeper down takes its whole top member along: half of a list or of an object
  /// would overwrite what is there.
  static func removing(_ pointer: String, from members: JSONObject) -> JSONObject {
    guard let path = try? JSONPointer(parsing: pointer), let first = path.tokens.first else {
      return members
    }
    var rest = members
    rest[first] = nil
    return rest
  }
}

/// The alerts of the store by what names them as messages, read when first asked for.
final class AlertIdentities {
  private var idByIdentity: [String: String]?

  /// The alert with this sender, identifier and moment; nil when there is none.
  func id(
    of message: JSONObject, _ reading: some StoreReading
  ) throws(Failure) -> String? {
    if let known = idByIdentity { return known[AlertIdentities.key(message)] }
    var ids: [String: String] = [:]
    try reading.forEach(.alert) { (stored) throws(Failure) in
      if let cap = stored.record["cap"]?.object {
        ids[AlertIdentities.key(cap)] = stored.record.id
      }
      return true
    }
    idByIdentity = ids
    return ids[AlertIdentities.key(message)]
  }

  /// The same moment may be written with another offset.
  private static func key(_ message: JSONObject) -> String {
    var known = message
    if let sent = message["sent"]?.string, let instant = Instant(rfc3339: sent) {
      known["sent"] = .string(instant.wholeSecond.rfc3339)
    }
    return CAPAlert.identity(of: known)
  }
}

/// The rules' view of the world during an import, one a scope.
final class ImportContexts {
  private var known: [String: RuleContext] = [:]
  private let make: (String) throws(Failure) -> RuleContext

  init(_ make: @escaping (String) throws(Failure) -> RuleContext) {
    self.make = make
  }

  func context(scope: String) throws(Failure) -> RuleContext {
    let county = RegionCode.county(of: scope)
    if let context = known[county] { return context }
    let context = try make(scope)
    known[county] = context
    return context
  }
}
