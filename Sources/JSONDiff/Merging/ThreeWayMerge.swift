/// Merges two documents that were made from a third.
///
/// Objects merge member by member, arrays whose elements have an `id` element by element, all else
/// as a whole. What only one side changed is taken from it. Where both did, differently, there is a
/// conflict, and the merged document has mine; but an edit stands against a removal, for it is the
/// edit whose loss nobody would notice. Same inputs, same bytes.
public enum ThreeWayMerge {
  /// The merged document, and the places where somebody must decide, in document order.
  public static func merge(
    base: JSON, mine: JSON, theirs: JSON
  ) -> (merged: JSON, conflicts: [MergeConflict]) {
    var merger = Merger()
    let merged = merger.merge(Versions(base: base, mine: mine, theirs: theirs))
    return (merged ?? .null, merger.conflicts)
  }
}

/// The three versions of what stands at a place; nil where there is nothing.
struct Versions {
  var base: JSON?
  var mine: JSON?
  var theirs: JSON?
}

/// A merge under way: where it stands, and the conflicts so far.
struct Merger {
  private(set) var conflicts: [MergeConflict] = []
  private var tokens: [String] = []

  /// What is to stand at this place, nil for nothing.
  mutating func merge(_ versions: Versions) -> JSON? {
    let (base, mine, theirs) = (versions.base, versions.mine, versions.theirs)
    if mine == theirs || theirs == base { return mine }
    if mine == base { return theirs }
    if let objects = objects(versions) { return .object(merge(objects)) }
    if let arrays = MergeableArrays(versions) { return .array(merge(arrays)) }
    report(versions)
    return mine ?? theirs
  }

  /// Merges what stands at a step below.
  mutating func merge(_ versions: Versions, at token: String) -> JSON? {
    tokens.append(token)
    defer { tokens.removeLast() }
    return merge(versions)
  }

  mutating func report(_ versions: Versions) {
    conflicts.append(
      MergeConflict(
        path: JSONPointer(tokens: tokens), base: versions.base, mine: versions.mine,
        theirs: versions.theirs))
  }

  private typealias Objects = (base: JSONObject, mine: JSONObject, theirs: JSONObject)

  /// Nil unless both sides are objects, made from one or from nothing.
  private func objects(_ versions: Versions) -> Objects? {
    guard let mine = versions.mine?.object, let theirs = versions.theirs?.object else { return nil }
    guard let base = versions.base else { return (JSONObject(), mine, theirs) }
    return base.object.map { ($0, mine, theirs) }
  }

  private mutating func merge(_ objects: Objects) -> JSONObject {
    // Only names that a side has can stand in the result; one that both lack is gone.
    var names = objects.mine
    for (name, value) in objects.theirs { names[name] = value }
    var result = JSONObject()
    for name in names.names {
      let versions = Versions(
        base: objects.base[name], mine: objects.mine[name], theirs: objects.theirs[name])
      result[name] = merge(versions, at: name)
    }
    return result
  }
}
