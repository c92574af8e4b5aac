/// A place where both sides changed what they started from, and not to the same.
public struct MergeConflict: Sendable, Hashable {
  /// The place, in the merged document; where the value is gone there, where it would be.
  public let path: JSONPointer
  /// What both started from, nil when there was nothing.
  public let base: JSON?
  /// What one side has, nil when it took the value away.
  public let mine: JSON?
  /// What the other side has, nil when it took the value away.
  public let theirs: JSON?

  /// A conflict at a place.
  public init(path: JSONPointer, base: JSON?, mine: JSON?, theirs: JSON?) {
    self.path = path
    self.base = base
    self.mine = mine
    self.theirs = theirs
  }

  /// The conflict as an object with `path`, `base`, `mine` and `theirs`. A value that isn't there
  /// is null, and `missing` then names it, to tell it from a null that is there.
  public var json: JSON {
    let sides = [("base", base), ("mine", mine), ("theirs", theirs)]
    var object: JSONObject = ["path": .string(path.description)]
    for (name, value) in sides { object[name] = value ?? .null }
    let missing = sides.filter { $0.1 == nil }.map { JSON.string($0.0) }
    if !missing.isEmpty { object["missing"] = .array(missing) }
    return .object(object)
  }
}
