import JSONDiff

/// What of a printed record may stand in formats that can't say what is masked.
enum UnmaskedMembers {
  /// The record without masked members and without the list of them.
  ///
  /// A member goes whole when something in it is masked, since half of a list or of an object
  /// would overwrite what is there; of those in `partial`, which are read in part too, only what
  /// is masked goes.
  static func of(_ record: JSONObject, partial: Set<String> = []) -> JSONObject {
    var rest = record
    rest["masked"] = nil
    for pointer in (record["masked"]?.array ?? []).compactMap(\.string) {
      guard let path = try? JSONPointer(parsing: pointer), let first = path.tokens.first else {
        continue
      }
      rest = removing(partial.contains(first) ? path.tokens[...] : [first], from: rest)
    }
    return rest
  }

  private static func removing(
    _ path: ArraySlice<String>, from object: JSONObject
  ) -> JSONObject {
    guard let first = path.first else { return object }
    var rest = object
    if path.count > 1, let inner = object[first]?.object {
      rest[first] = .object(removing(path.dropFirst(), from: inner))
    } else {
      rest[first] = nil
    }
    return rest
  }
}
