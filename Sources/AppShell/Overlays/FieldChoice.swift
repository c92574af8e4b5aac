/// A value an argument may take, with its words.
public struct FieldChoice: Sendable, Hashable {
  /// What the command gets.
  public let value: String
  /// What the operator reads.
  public let title: String
  /// What stands beside it: basis, share of similar orders, code.
  public let note: String
  /// Whether the rules name it for the record, so that it is taken unless another is chosen.
  public let isProposed: Bool

  /// A value with its words.
  public init(value: String, title: String, note: String = "", isProposed: Bool = false) {
    self.isProposed = isProposed
    self.value = value
    self.title = title
    self.note = note
  }
}
