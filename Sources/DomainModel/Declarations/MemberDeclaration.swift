/// One member of a record type as the record page declares it.
public struct MemberDeclaration: Hashable, Sendable {
  /// Names joined by dots from the record downwards, such as `contact.name`; lists add nothing.
  public let path: String
  /// The member's own name.
  public let name: String
  /// What it may hold.
  public let kind: MemberKind
  /// How concurrent changes are merged; nested members have their own or that of the member above.
  public let mergeClass: MergeClass
  /// Whether a record must have it at creation.
  public let isRequired: Bool
  /// The lowest level that sees it unmasked: 3, 4 or nil for everybody.
  public let maskLevel: Int?

  /// Whether the member or one inside it is masked for some viewer.
  var isMaskedAnywhere: Bool {
    maskLevel != nil || kind.nestedMembers.contains(where: \.isMaskedAnywhere)
  }
}
