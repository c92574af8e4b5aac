import JSONDiff

/// The one point that hides personal members before any output.
public enum Masking {
  /// The record as a viewer of the level may see it; hidden members hold their masks and the view member
  /// `masked` lists their pointers.
  ///
  /// `revealed`: pointers unmasked with a reason, such as `/contact/phone`.
  public static func masked(
    _ record: Record, level: Int, revealed: Set<String> = []
  ) -> Record {
    guard let type = record.type, level < 4 else { return record }
    var state = MaskingState(
      level: level, revealed: revealed, isConfidential: record["confidential"]?.bool == true)
    var result = record
    for member in TypeDeclaration.of(type).maskedMembers {
      if type == .subject, member.name == "name", record.text("kind") != "person" { continue }
      guard let value = record[member.name] else { continue }
      result[member.name] = state.masked(value, member, pointer: "/" + member.name)
    }
    if !state.pointers.isEmpty {
      result["masked"] = .array(state.pointers.map { .string($0) })
    }
    return result
  }

  /// The lowest level that sees the member of this record unmasked; nil when everybody does.
  public static func level(of member: MemberDeclaration, in record: Record) -> Int? {
    let isConfidential = record["confidential"]?.bool == true
    return member.maskLevel.map { isConfidential ? 4 : $0 }
  }
}

private struct MaskingState {
  let level: Int
  let revealed: Set<String>
  let isConfidential: Bool
  var pointers: [String] = []

  mutating func masked(_ value: JSON, _ member: MemberDeclaration, pointer: String) -> JSON {
    if let maskLevel = member.maskLevel {
      let needed = isConfidential ? 4 : maskLevel
      guard level < needed, !revealed.contains(pointer) else { return value }
      pointers.append(pointer)
      return hidden(value, name: member.name)
    }
    guard value.object != nil || value.array != nil else { return value }
    return descended(value, member.kind, pointer: pointer)
  }

  private mutating func descended(_ value: JSON, _ kind: MemberKind, pointer: String) -> JSON {
    switch (value, kind) {
    case (.array(let elements), .list(let element)):
      var list: [JSON] = []
      for (index, item) in elements.enumerated() {
        list.append(descended(item, element, pointer: "\(pointer)/\(index)"))
      }
      return .array(list)
    case (.object(var object), .object(let members)):
      for member in members {
        guard let nested = object[member.name] else { continue }
        object[member.name] = masked(nested, member, pointer: pointer + "/" + member.name)
      }
      return .object(object)
    default: return value
    }
  }

  private func hidden(_ value: JSON, name: String) -> JSON {
    switch value {
    case .string(let text): .string(hidden(text, name: name))
    case .array(let elements): .array(elements.map { _ in "***" })
    case .object(let object):
      .object(JSONObject(members: object.map { ($0.name, JSON.string("***")) }))
    default: "***"
    }
  }

  private func hidden(_ text: String, name: String) -> String {
    switch name {
    case "phone": Masking.maskPhone(text)
    case "name", "legalRepresentative": Masking.maskName(text)
    case "citizenId": Masking.maskIdentity(text)
    case "address": Masking.maskAddress(text)
    default: "***"
    }
  }
}
