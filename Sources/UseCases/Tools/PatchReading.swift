import DomainModel
import JSONDiff

/// Patches from outside, with our failures.
enum PatchReading {
  /// - Throws: `.patchFailed` when the document is no RFC 6902 patch.
  static func patch(_ json: JSON) throws(Failure) -> JSONPatch {
    do {
      return try JSONPatch(json: json)
    } catch {
      throw Failure(
        .patchFailed,
        [
          "reason": .string(error.code), "text": .string(error.detail),
          "index": index(error.offset),
        ])
    }
  }

  /// - Throws: `.patchFailed` with the operation that failed; nothing is applied then.
  static func apply(_ patch: JSONPatch, to document: JSON) throws(Failure) -> JSON {
    do {
      return try patch.apply(to: document)
    } catch {
      throw Failure(
        .patchFailed,
        [
          "reason": .string(error.code), "text": .string(error.detail),
          "index": index(error.index), "pointer": .string("\(error.pointer)"),
        ])
    }
  }

  private static func index(_ number: Int) -> JSON { .number(JSONNumber(number)) }
}
