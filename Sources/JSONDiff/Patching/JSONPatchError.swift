/// Which operation of a patch failed, and why.
public struct JSONPatchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong; the raw value is stable and reaches scripts.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Another value stands where the operation tests.
    case test = "patch.test"
    /// There is nothing at the place, or nothing can be put there.
    case path = "patch.path"
    /// The array has no such index.
    case range = "patch.range"
    /// What is copied is too large.
    case size = "patch.size"
  }

  /// What is wrong.
  public let reason: Reason
  /// The place of the operation in the patch, from 0.
  public let index: Int
  /// The place in the document that the operation failed at.
  public let pointer: JSONPointer
  /// The particulars, in English, without a full stop.
  public let detail: String

  /// A failure of an operation.
  public init(_ reason: Reason, index: Int, pointer: JSONPointer, detail: String) {
    self.reason = reason
    self.index = index
    self.pointer = pointer
    self.detail = detail
  }

  /// The stable code, such as `patch.test`.
  public var code: String { reason.rawValue }

  /// Code, operation, place and particulars in a line.
  public var description: String { "\(code) in operation \(index) at \"\(pointer)\": \(detail)" }
}

/// A failure that doesn't know yet which operation it belongs to.
struct PatchFault: Error {
  let reason: JSONPatchError.Reason
  let pointer: JSONPointer
  let detail: String

  init(_ reason: JSONPatchError.Reason, at pointer: JSONPointer, _ detail: String) {
    self.reason = reason
    self.pointer = pointer
    self.detail = detail
  }
}
