import DomainModel
import JSONDiff

/// Three versions of a list whose elements have an `id`.
struct IdentifiedLists {
  let base: JSON
  let theirs: JSON
  let mine: JSON

  /// Nil unless all are lists of objects with an `id` of their own.
  init?(base: JSON?, theirs: JSON?, mine: JSON?) {
    let lists = [base ?? .array([]), theirs ?? .array([]), mine ?? .array([])]
    guard lists.allSatisfy(IdentifiedLists.isIdentified),
      lists.contains(where: { $0.array?.isEmpty == false })
    else { return nil }
    (self.base, self.theirs, self.mine) = (lists[0], lists[1], lists[2])
  }

  /// The merged list (nil when nothing is left), and what both changed; there theirs stays.
  func merged(at field: Field) -> (JSON?, [ConflictField]) {
    let (list, conflicts) = ThreeWayMerge.merge(base: base, mine: theirs, theirs: mine)
    let open = conflicts.map { conflict in
      ConflictField(
        pointer: pointer(conflict.path, in: list, field), base: conflict.base,
        mine: conflict.theirs, theirs: conflict.mine, rule: "guarded")
    }
    return (list.array?.isEmpty == true ? nil : list, open)
  }

  /// The path with the element's id in place of its index.
  private func pointer(_ path: JSONPointer, in list: JSON, _ field: Field) -> String {
    guard let first = path.tokens.first, let index = Int(first),
      let id = list[index]?["id"].map(ElementKey.of)
    else { return field.pointer }
    return JSONPointer(tokens: field.tokens + [id] + path.tokens.dropFirst()).description
  }

  private static func isIdentified(_ list: JSON) -> Bool {
    guard let elements = list.array else { return false }
    let ids = elements.compactMap { $0["id"]?.string }
    return ids.count == elements.count && Set(ids).count == ids.count
  }
}
