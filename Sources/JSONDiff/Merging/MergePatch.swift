extension JSONDiffer {
  /// What RFC 7396 makes of a document: members of the patch take the place of the document's,
  /// `null` takes them away, and anything but an object stands for the whole.
  public static func mergePatch(_ patch: JSON, onto document: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var members = document.object ?? JSONObject()
    for (name, change) in changes {
      members[name] = change.isNull ? nil : mergePatch(change, onto: members[name] ?? .null)
    }
    return .object(members)
  }

  /// The merge patch that makes `new` of `old`; nil when there is none, for RFC 7396 can't put a
  /// `null` into an object.
  public static func mergePatch(from old: JSON, to new: JSON) -> JSON? {
    guard case .object(let goal) = new else { return new }
    var changes = JSONObject()
    let present = old.object ?? JSONObject()
    for (name, _) in present where !goal.contains(name: name) { changes[name] = .null }
    for (name, value) in goal where present[name] != value {
      guard !value.isNull, let change = mergePatch(from: present[name] ?? .null, to: value) else {
        return nil
      }
      changes[name] = change
    }
    return .object(changes)
  }
}
