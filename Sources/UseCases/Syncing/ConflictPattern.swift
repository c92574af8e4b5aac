import DomainModel
import JSONDiff
import LocalStore

/// What conflicts have in common that may be settled alike: the record's type, and the disputed
/// members without the ids of list elements.
public struct ConflictPattern: Sendable, Hashable {
  /// The type's name.
  public let typeName: String
  /// The members' paths, such as `contact.phone`.
  public let members: Set<String>

  /// The pattern of fields of a record of the type.
  public init(typeName: String, pointers: [String]) {
    self.typeName = typeName
    members = Set(pointers.map { ConflictPattern.member($0, of: typeName) })
  }

  /// The pattern of a conflict; nil when its record isn't here.
  init?(_ conflict: Record, _ reading: some StoreReading) throws(Failure) {
    let subject = conflict.text("record")
    guard let subject, let record = try reading.record(subject)?.record else { return nil }
    self.init(
      typeName: record.typeName,
      pointers: conflict.list("fields").compactMap { $0["id"]?.string })
  }

  /// The path of a pointer in a record of this type.
  func member(_ pointer: String) -> String { ConflictPattern.member(pointer, of: typeName) }

  /// The path of a pointer: tokens that no declaration names are ids of elements.
  public static func member(_ pointer: String, of typeName: String) -> String {
    walk(pointer, of: typeName).compactMap { $0.isDeclared ? $0.token : nil }
      .joined(separator: ".")
  }

  /// The pointer with a place in the list for each element's id.
  static func indexed(_ pointer: String, of typeName: String) -> String {
    JSONPointer(
      tokens: walk(pointer, of: typeName).map { $0.isDeclared ? $0.token : "0" }
    ).description
  }

  private static func walk(
    _ pointer: String, of typeName: String
  ) -> [(token: String, isDeclared: Bool)] {
    let declaration = RecordType(rawValue: typeName).map(TypeDeclaration.of)
    var path = ""
    return ((try? JSONPointer(parsing: pointer).tokens) ?? []).map { token in
      let longer = path.isEmpty ? token : path + "." + token
      guard path.isEmpty || declaration?.member(longer) != nil else { return (token, false) }
      path = longer
      return (token, true)
    }
  }

  /// The ids of all open conflicts of this pattern.
  func alike(in reading: some StoreReading) throws(Failure) -> [String] {
    var found: [String] = []
    try reading.forEach(.conflict) { (stored) throws(Failure) in
      guard stored.record.status == "open",
        try ConflictPattern(stored.record, reading) == self
      else { return true }
      found.append(stored.record.id)
      return true
    }
    return found
  }
}
