import DomainModel
import JSONDiff

/// A field that a change touches: the smallest part of a record with a merge class of its own.
struct Field {
  let tokens: [String]
  let mergeClass: MergeClass
  /// Nil for members that this program doesn't know.
  let declaration: MemberDeclaration?
  /// What the operator saw there.
  let base: JSON?
  /// What the change makes of it.
  let mine: JSON?

  var pointer: String { JSONPointer(tokens: tokens).description }

  /// The key of an element of the field in the history.
  func pointer(ofElement key: String) -> String {
    JSONPointer(tokens: tokens + [key]).description
  }
}

/// Finds the fields in which two states of a record differ.
///
/// Objects that merge member by member are walked into; an object of class `lastWriter`, `fixed`
/// or `state` is one field, for half of a lease by one and half by another would be nobody's.
struct FieldWalk {
  private(set) var fields: [Field] = []

  /// The fields in canonical order.
  static func changed(_ type: RecordType, from old: JSONObject, to new: JSONObject) -> [Field] {
    var walk = FieldWalk()
    walk.compare(old, new, TypeDeclaration.of(type).members, inside: [])
    return walk.fields
  }

  private mutating func compare(
    _ old: JSONObject, _ new: JSONObject, _ members: [MemberDeclaration], inside tokens: [String]
  ) {
    for name in FieldWalk.names(old, new) where old[name] != new[name] {
      let declaration = members.first { $0.name == name }
      visit(
        old[name], new[name], declaration, kind: declaration?.kind, tokens: tokens + [name])
    }
  }

  private mutating func visit(
    _ old: JSON?, _ new: JSON?, _ declaration: MemberDeclaration?, kind: MemberKind?,
    tokens: [String]
  ) {
    let mergeClass = declaration?.mergeClass ?? .guarded
    if let (before, after) = FieldWalk.objects(old, new),
      [.guarded, .set, .appendOnly, .counter].contains(mergeClass)
    {
      switch kind {
      case .object(let members): return compare(before, after, members, inside: tokens)
      case .map(let element):
        for name in FieldWalk.names(before, after) where before[name] != after[name] {
          visit(
            before[name], after[name], declaration, kind: element, tokens: tokens + [name])
        }
        return
      default: break
      }
    }
    fields.append(
      Field(
        tokens: tokens, mergeClass: mergeClass, declaration: declaration, base: old, mine: new))
  }

  /// Both as objects when at least one is and the other is one or nothing.
  private static func objects(_ old: JSON?, _ new: JSON?) -> (JSONObject, JSONObject)? {
    let (before, after) = (old?.object, new?.object)
    guard before != nil || after != nil, old == nil || before != nil, new == nil || after != nil
    else { return nil }
    return (before ?? [:], after ?? [:])
  }

  private static func names(_ one: JSONObject, _ other: JSONObject) -> [String] {
    var all = one
    for (name, value) in other { all[name] = value }
    return all.names
  }
}

extension JSONObject {
  /// The value at a place; nil where there is none.
  func value(at tokens: ArraySlice<String>) -> JSON? {
    guard let first = tokens.first, let value = self[first] else { return nil }
    return tokens.count == 1 ? value : value.object?.value(at: tokens.dropFirst())
  }

  /// Puts a value at a place, or takes it away and with it objects that become empty.
  mutating func put(_ value: JSON?, at tokens: ArraySlice<String>) {
    guard let first = tokens.first else { return }
    guard tokens.count > 1 else {
      self[first] = value
      return
    }
    var inner = self[first]?.object ?? [:]
    inner.put(value, at: tokens.dropFirst())
    self[first] = inner.isEmpty && value == nil ? nil : .object(inner)
  }
}
