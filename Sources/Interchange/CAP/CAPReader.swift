public import DomainModel
public import JSONDiff

/// Reads a message of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010).
public enum CAPReader {
  /// The largest message read; province feeds stay below a hundredth of it.
  public static let maximumBytes = 10_485_760

  /// The message as JSON: elements by their CAP names, those that may repeat as lists.
  ///
  /// - Throws: `.inputTooLarge`; `.inputFormat` when it isn't XML in UTF-8 or GB 18030, declares a
  ///   document type or entities (a message needs none; they are how hostile input grows or reads
  ///   files), or lacks an element that section 3.2 requires.
  public static func message(_ bytes: [UInt8]) throws(Failure) -> JSONObject {
    let root = try root(of: bytes)
    guard root.name == "alert" else { throw malformed("the root element is not alert") }
    return try message(root)
  }

  /// The alert records of a message, or of the messages in an Atom feed, an EDXL-DE or another
  /// wrapper, where a wrong one is rejected alone.
  static func items(_ bytes: [UInt8], settings: ImportSettings) throws(Failure) -> [ImportItem] {
    let root = try root(of: bytes)
    let original = "sm3:" + hexadecimal(settings.digest(bytes))
    func item(_ element: CAPElement, _ place: ImportPlace) throws(Failure) -> ImportItem {
      let (message, large) = CAPTrimming.trimmed(try message(element))
      var document = CAPAlert.document(
        message, large: large, original: original, settings: settings, at: place)
      document.original = bytes
      return .document(document)
    }
    if root.name == "alert" { return [try item(root, .path(""))] }
    let messages = alerts(in: root)
    guard !messages.isEmpty else { throw malformed("the root element is not alert") }
    return messages.enumerated().map { index, element in
      let place = ImportPlace.path("alert[\(index + 1)]")
      do throws(Failure) { return try item(element, place) } catch {
        return .rejected(error, at: place)
      }
    }
  }

  private static func alerts(in element: CAPElement) -> [CAPElement] {
    element.name == "alert" ? [element] : element.children.flatMap(alerts)
  }

  private static func root(of bytes: [UInt8]) throws(Failure) -> CAPElement {
    guard bytes.count <= maximumBytes else {
      throw Failure(.inputTooLarge, ["limit": "10 MiB"])
    }
    let text = try CAPEncoding.utf8(bytes)
    try refuseHostileMarkup(text)
    return try CAPDocument.parse(text)
  }

  private static func message(_ element: CAPElement) throws(Failure) -> JSONObject {
    let message = CAPShape.alert(element)
    try checkRequired(message)
    return message
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
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
