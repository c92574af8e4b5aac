import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook

/// The members of a type as the fields of a form, and what is typed as members again.
///
/// Made from the type's one declaration: a type that is declared can be registered and edited.
struct RecordForm {
  let type: RecordType

  /// Members asked for beside the required ones, because an operator has them at hand.
  private static let alsoAsked: [RecordType: [String]] = [
    .grievance: [
      "contact.name", "contact.phone", "place.region", "place.address", "category", "urgency",
      "confidential",
    ],
    .inspection: ["place.region", "place.address", "jointWith"],
    .incident: ["place.region", "place.address"],
    .task: ["text", "leadUnit", "dueAt", "assignee"],
    .catalogEntry: ["abstract", "format", "sharing", "openness", "updateCycle"],
    .licence: ["validTo"],
    .supply: ["minimum", "expiresOn"],
  ]

  /// An order is asked for as it is told on the telephone.
  private static let told = [
    "contact.phone", "contact.name", "anonymous", "title", "content", "kind", "parties",
    "category", "place.region", "place.name", "place.address", "urgency", "source", "confidential",
  ]

  /// What else is asked of an order of some kinds.
  private static let ofKind = [
    "dispute": ["parties"], "report": ["anonymous"], "gridMatter": ["place.name"],
  ]

  /// Members of which nothing is asked, because the program makes them.
  private static let made: Set<String> = [
    "id", "type", "schema", "scope", "createdAt", "createdBy",
  ]

  /// The fields for a new record, the required ones first; of an order in the order of a call, with
  /// those of its kind.
  func arguments(kind: String? = nil) -> [CommandArgument] {
    let declared = TypeDeclaration.of(type).members
    let required = declared.filter { $0.isRequired && !Self.made.contains($0.path) }.map(\.path)
    var paths = required + (Self.alsoAsked[type] ?? [])
    if type == .grievance {
      paths += kind.flatMap { Self.ofKind[$0] } ?? []
      paths = Self.told.filter(paths.contains)
    }
    return paths.compactMap { argument($0, isRequired: required.contains($0)) }
  }

  /// The fields for changing a record: those of a new one that anybody may change.
  func editable(in record: Record) -> [CommandArgument] {
    let masked = Set((record["masked"]?.array ?? []).compactMap(\.string))
    let declaration = TypeDeclaration.of(type)
    return arguments().filter { argument in
      let pointer = "/" + argument.name.split(separator: ".").joined(separator: "/")
      let mergeClass = declaration.member(argument.name)?.mergeClass
      return mergeClass != .fixed && mergeClass != .state && !masked.contains(pointer)
    }.map { CommandArgument($0.name, $0.kind, $0.title) }
  }

  private func argument(_ path: String, isRequired: Bool) -> CommandArgument? {
    guard let member = TypeDeclaration.of(type).member(path) else { return nil }
    let title = Terms.member(type: type.rawValue, path: path)
    guard let kind = spoken(path) ?? kind(of: member.kind, path) else { return nil }
    return CommandArgument(path, kind, title, isRequired: isRequired)
  }

  /// Members of an order that are typed in a way of their own.
  private func spoken(_ path: String) -> CommandArgument.Kind? {
    guard type == .grievance else { return nil }
    switch path {
    case "contact.phone": return .phone
    case "category": return .category
    case "parties": return .text
    default: return nil
    }
  }

  private func kind(of kind: MemberKind, _ path: String) -> CommandArgument.Kind? {
    switch kind {
    case .enumeration(let words): .choice(words.map { choice($0, path) })
    case .bool: .boolean
    case .integer, .number, .ratio: .number
    case .time: .time
    case .unit: .unit
    case .region: .region
    case .reference: reference(path)
    case .list(let element): self.kind(of: element, path)
    case .string where ["content", "text", "reply", "abstract"].contains(path): .longText
    case .string, .date, .anything: .text
    default: nil
    }
  }

  private func choice(_ word: String, _ path: String) -> CommandArgument.Choice {
    let title = Terms.value(type: type.rawValue, member: path, value: word)
    return CommandArgument.Choice(
      word, title?.chinese ?? word, title?.english ?? word)
  }

  /// References whose type the member's name says.
  private func reference(_ path: String) -> CommandArgument.Kind {
    switch path {
    case "assignee", "officer", "leader", "keeper", "responsible", "inspectors": .person
    case "subject", "holder", "applicant", "agent": .record(.subject)
    case "licenceType": .record(.licenceType)
    case "serviceItem": .record(.serviceItem)
    case "entry": .record(.catalogEntry)
    case "checklists": .record(.checklist)
    case "plan": .record(.inspectionPlan)
    case "inspection": .record(.inspection)
    case "incident": .record(.incident)
    default: .text
    }
  }
}

// MARK: What is typed

extension RecordForm {
  /// The members that a filled form makes.
  func members(_ values: [String: String]) -> JSONObject {
    var members = JSONObject()
    for (path, text) in values {
      set(value(text, path), at: path.split(separator: ".").map(String.init), in: &members)
    }
    return members
  }

  /// What a record has, as the texts of its form.
  func texts(of record: Record) -> [String: String] {
    var texts: [String: String] = [:]
    for argument in arguments() {
      let value = argument.name.split(separator: ".").reduce(JSON.object(record.members)) {
        $0?[String($1)]
      }
      if let value { texts[argument.name] = value.string ?? value.canonicalText }
    }
    return texts
  }

  /// The patch that makes a record's members what the form says; only what was changed.
  func patch(from record: Record, to values: [String: String]) -> JSON {
    let before = texts(of: record)
    var target = record.members
    for argument in editable(in: record) {
      // A field shows line breaks as spaces; a text that nobody touched keeps them.
      let (old, new) = (before[argument.name].map(TextField.shown), values[argument.name])
      guard (old ?? "") != (new ?? "") else { continue }
      let path = argument.name.split(separator: ".").map(String.init)
      set(new.map { value($0, argument.name) }, at: path, in: &target)
    }
    return JSONDiffer.patch(from: .object(record.members), to: .object(target)).json
  }

  private func value(_ text: String, _ path: String) -> JSON {
    if type == .grievance, path == "parties" { return Self.parties(text) }
    return value(text, as: TypeDeclaration.of(type).member(path)?.kind ?? .string)
  }

  private func value(_ text: String, as kind: MemberKind) -> JSON {
    switch kind {
    case .bool: .bool(text == "true")
    case .integer, .number, .ratio: JSONNumber(text: text).map { JSON.number($0) } ?? .string(text)
    case .list(let element):
      .array(
        text.split { "、,，;；".contains($0) }.map { value(String($0), as: element) })
    default: .string(text)
    }
  }

  /// Names between commas, each a party with a short id of the document's own.
  private static func parties(_ text: String) -> JSON {
    let names = text.split { "、,，;；".contains($0) }
    return .array(
      names.enumerated().map { index, name in
        ["id": .string("p\(index + 1)"), "name": .string(String(name))]
      })
  }

  private func set(_ value: JSON?, at path: [String], in object: inout JSONObject) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      if let value { object[name] = value } else { _ = object.removeValue(forName: name) }
      return
    }
    var inner = object[name]?.object ?? [:]
    set(value, at: Array(path.dropFirst()), in: &inner)
    if inner.isEmpty {
      _ = object.removeValue(forName: name)
    } else {
      object[name] = .object(inner)
    }
  }
}
