/// A list of changes to a document (RFC 6902), done in order, all or none.
public struct JSONPatch: Sendable, Hashable {
  /// One change.
  public enum Operation: Sendable, Hashable {
    /// Sets a member, or inserts an element before the index (`-` appends).
    case add(JSONPointer, JSON)
    /// Takes the value at a place away.
    case remove(JSONPointer)
    /// Puts another value where one stands.
    case replace(JSONPointer, JSON)
    /// Takes the value at a place away and adds it at another.
    case move(from: JSONPointer, to: JSONPointer)
    /// Adds the value at a place at another too.
    case copy(from: JSONPointer, to: JSONPointer)
    /// Fails unless this value stands at the place.
    case test(JSONPointer, JSON)

    /// Where the operation takes effect.
    public var path: JSONPointer {
      switch self {
      case .add(let path, _), .remove(let path), .replace(let path, _), .test(let path, _): path
      case .move(_, let path), .copy(_, let path): path
      }
    }
  }

  /// The changes, in order.
  public var operations: [Operation]

  /// A patch of these changes.
  public init(_ operations: [Operation] = []) {
    self.operations = operations
  }

  /// The most bytes that the copies of one patch may hold together: those of the largest body.
  public static let mostCopiedBytes = 64 << 20

  /// Whether nothing would be done.
  public var isEmpty: Bool { operations.isEmpty }

  /// The document after all operations. On failure nothing has happened: the caller's document
  /// is a value and stays as it was.
  ///
  /// - Throws: `JSONPatchError`, which names the operation that failed.
  public func apply(to document: JSON) throws(JSONPatchError) -> JSON {
    try applyKeepingInverse(to: document).result
  }

  /// The patch that takes this one back, on what it makes of `before`.
  ///
  /// - Throws: `JSONPatchError` when this patch doesn't apply to `before`.
  public func inverse(on before: JSON) throws(JSONPatchError) -> JSONPatch {
    try applyKeepingInverse(to: before).inverse
  }

  /// The document after all operations, and the patch that takes them back: one pass for both.
  ///
  /// - Throws: `JSONPatchError`, which names the operation that failed.
  public func applyKeepingInverse(
    to document: JSON
  ) throws(JSONPatchError) -> (result: JSON, inverse: JSONPatch) {
    var editor = PatchEditor(document: document)
    var inverse: [[Operation]] = []
    for (index, operation) in operations.enumerated() {
      do throws(PatchFault) {
        inverse.append(try editor.perform(operation))
      } catch {
        throw JSONPatchError(
          error.reason, index: index, pointer: error.pointer, detail: error.detail)
      }
    }
    return (editor.document, JSONPatch(inverse.reversed().flatMap { $0 }))
  }
}
