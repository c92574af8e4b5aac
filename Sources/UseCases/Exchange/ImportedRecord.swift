import DomainModel
import JSONDiff
import LocalStore

/// What becomes of an imported document: a new record, members of one that is there, or a refusal.
struct ImportedRecord<Reading: StoreReading> {
  let reading: Reading
  let actor: Actor
  let now: Instant
  let contexts: ImportContexts

  /// What an item would do.
  enum Result {
    case create(Record)
    /// The members to write, nulls for those to remove.
    case update(Record)
    case unchanged
  }

  /// - Throws: why the item is rejected.
  func result(of document: JSONObject) throws(Failure) -> Result {
    let named = ImportedRecord.withoutOutsiders(document)
    guard let typeName = named["type"]?.string, let type = RecordType(rawValue: typeName) else {
      let type = named["type"]?.string ?? ""
      throw Failure(.unknownType, ["type": .string(type), "member": "/type"])
    }
    let given = TimeForms.stored(named, type: type)
    if let id = given["id"]?.string, let present = try reading.record(id)?.record {
      return try merged(given, into: present, type)
    }
    let context = try contexts.context(scope: given["scope"]?.string ?? "")
    var members = given
    for name in members.names where members[name] == .null { members[name] = nil }
    return .create(
      try RecordCreation.imported(
        members, actor: creator(of: type, members), now: now, context: context))
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
