import DomainModel
import JSONDiff

/// How a person settles a conflict: by a normal change of the record.
public enum ConflictResolution {
  /// What is to stand in a field.
  public enum Choice: Sendable, Hashable {
    /// What the change wanted.
    case mine
    /// What the home has.
    case theirs
    /// Something else; nil for nothing.
    case value(JSON?)
  }

  /// The patch of the record that the choices make; fields without a choice stay. Empty when all
  /// stays as it is.
  ///
  /// - Throws: `.stateMember` for a state or a deletion that isn't left as it is: there the
  ///   command must be given again.
  public static func patch(
    _ conflict: Record, choices: [String: Choice], record: Record
  ) throws(Failure) -> JSONPatch {
    var members = record.members
    for field in ConflictRecord.fields(of: conflict) {
      guard let choice = choices[field.pointer], choice != standing(field) else { continue }
      guard field.rule != "\(MergeClass.state)", field.rule != ConflictField.deleteRule else {
        throw Failure(
          .stateMember, ["id": .string(record.id), "member": .string(field.pointer)])
      }
      let value: JSON?
      switch choice {
      case .mine: value = united(field, members)
      case .theirs: value = field.theirs
      case .value(let other): value = other
      }
      ElementPointer.put(value, field.pointer, in: &members)
    }
    return JSONDiffer.patch(from: .object(record.members), to: .object(members))
  }

  /// The side that is in the record already.
  private static func standing(_ field: ConflictField) -> Choice {
    field.rule == ConflictField.clearedRule ? .mine : .theirs
  }

  /// Of lists that grow, mine doesn't take away what others added.
  private static func united(_ field: ConflictField, _ members: JSONObject) -> JSON? {
    guard ["\(MergeClass.set)", "\(MergeClass.appendOnly)"].contains(field.rule),
      let mine = field.mine?.array
    else { return field.mine }
    var elements = KeyedElements(ElementPointer.value(field.pointer, in: members))
    for element in mine where elements[ElementKey.of(element)] == nil {
      elements.put(element, ElementKey.of(element))
    }
    return elements.list
  }
}

/// Pointers in which elements of lists go by their id.
enum ElementPointer {
  static func value(_ pointer: String, in members: JSONObject) -> JSON? {
    guard let tokens = try? JSONPointer(parsing: pointer).tokens else { return nil }
    var value: JSON? = .object(members)
    for token in tokens {
      if let elements = value?.array {
        value = elements.first { ElementKey.of($0) == token }
      } else {
        value = value?[token]
      }
    }
    return value
  }

  static func put(_ value: JSON?, _ pointer: String, in members: inout JSONObject) {
    guard let tokens = try? JSONPointer(parsing: pointer).tokens else { return }
    if case .object(let changed)? = put(value, tokens[...], in: .object(members)) {
      members = changed
    }
  }

  private static func put(_ value: JSON?, _ tokens: ArraySlice<String>, in place: JSON?) -> JSON? {
    guard let token = tokens.first else { return value }
    guard case .array(var elements)? = place else {
      var object = place?.object ?? [:]
      object[token] = put(value, tokens.dropFirst(), in: object[token])
      return .object(object)
    }
    let index = elements.firstIndex { ElementKey.of($0) == token }
    let inner = put(value, tokens.dropFirst(), in: index.map { elements[$0] })
    switch (index, inner) {
    case (let index?, let inner?): elements[index] = inner
    case (let index?, nil): elements.remove(at: index)
    case (nil, let inner?): elements.append(inner)
    case (nil, nil): break
    }
    return .array(elements)
  }
}
