import DomainModel
import JSONDiff

/// Finds what somebody writes that he can't see: his value would be a mask, or a guess.
enum MaskedWrite {
  /// The pointer of the first masked member that the field changes; nil when there is none.
  static func pointer(_ field: Field, in record: Record, level: Int) -> String? {
    guard let declaration = field.declaration else { return nil }
    if record.type == .subject, field.tokens == ["name"], record.text("kind") != "person" {
      return nil
    }
    if isMasked(declaration, record, level) { return field.pointer }
    let members = declaration.kind.nestedMembers.filter { isMasked($0, record, level) }
    guard !members.isEmpty else { return nil }
    let (old, new) = (KeyedElements(field.base), KeyedElements(field.mine))
    for key in new.keys {
      guard let before = old[key], let after = new[key] else { continue }
      for member in members where before[member.name] != after[member.name] {
        return JSONPointer(tokens: field.tokens + [key, member.name]).description
      }
    }
    return nil
  }

  private static func isMasked(
    _ member: MemberDeclaration, _ record: Record, _ level: Int
  ) -> Bool {
    Masking.level(of: member, in: record).map { level < $0 } ?? false
  }
}
