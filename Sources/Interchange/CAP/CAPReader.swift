public import DomainModel
public import JSONDiff

/// Reads a message of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010).
public enum CAPReader {
  /// The largest message read; province feeds stay below a hundredth of it.
  public static let maximumBytes = 10_485_760

  /// The message as JSON: elements by their CAP names, those that may repeat as lists.
  ///
  /// - Throws: `.inputTooLarge`; `.inputFormat` when it isn't XML in UTF-8, declares a document
  ///   type or entities (a message needs none; they are how hostile input grows or reads files),
  ///   or lacks an element that section 3.2 requires.
  public static func message(_ bytes: [UInt8]) throws(Failure) -> JSONObject {
    guard bytes.count <= maximumBytes else {
      throw Failure(.inputTooLarge, ["limit": "10 MiB"])
    }
    try refuseHostileMarkup(bytes)
    let element = try CAPDocument.parse(bytes)
    guard element.name == "alert" else { throw malformed("the root element is not alert") }
    let message = CAPShape.alert(element)
    try checkRequired(message)
    return message
  }

  static func malformed(_ text: String) -> Failure {
    Failure(.inputFormat, ["format": "cap", "text": .string(text)])
  }

  /// Runs before the XML parser sees a byte.
  private static func refuseHostileMarkup(_ bytes: [UInt8]) throws(Failure) {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      throw malformed("the message is not UTF-8")
    }
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[open...].starts(with: Array("<!DOCTYPE".utf8))
        || bytes[open...].starts(with: Array("<!ENTITY".utf8))
      {
        throw malformed("document types and entities are refused")
      }
      index = open + 1
    }
  }

  private static func checkRequired(_ message: JSONObject) throws(Failure) {
    for name in ["identifier", "sender", "sent", "status", "msgType", "scope"] {
      guard let text = message[name]?.string, !text.isEmpty else {
        throw malformed("element \(name) is missing")
      }
    }
    guard Instant(rfc3339: message["sent"]?.string ?? "") != nil else {
      throw malformed("sent is not a time with an offset")
    }
  }
}
