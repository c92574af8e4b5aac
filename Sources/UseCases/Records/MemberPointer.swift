import DomainModel
import JSONDiff

/// A member as people name it.
enum MemberPointer {
  /// Reads `/contact/phone` or `contact.phone`.
  static func parse(_ text: String) throws(Failure) -> JSONPointer {
    let slashed =
      text.hasPrefix("/") ? text : "/" + text.split(separator: ".").joined(separator: "/")
    do throws(JSONError) {
      return try JSONPointer(parsing: slashed)
    } catch {
      throw Failure(.memberUnknown, ["member": .string(text)])
    }
  }
}
