import DomainModel
import Foundation
public import JSONDiff

/// A message of CAP 1.2 as XML, its elements in the order of the schema (section 3.4).
public enum CAPText {
  /// The `alert` element. Texts are written as the reader reads them, without blanks around;
  /// times in the form of section 3.3.2, `±hh:mm`, never with `Z` or fractions.
  public static func element(_ message: JSONObject) -> String {
    var text = "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n"
    write(.object(message), alert, indent: "  ", into: &text)
    return text + "</alert>\n"
  }

  /// Whether two messages say the same: they do when they are written the same.
  public static func areSame(_ one: JSONObject, _ other: JSONObject) -> Bool {
    element(one) == element(other)
  }

  /// An element: its name, and for one with children these in order.
  private struct Element {
    let name: String
    var children: [Element] = []
    var isTime = false
  }

  private static func plain(_ names: String) -> [Element] {
    names.split(separator: " ").map { Element(name: String($0)) }
  }

  private static func named(_ name: String) -> Element {
    Element(name: name, children: plain("valueName value"))
  }

  private static let alert: [Element] =
    plain("identifier sender") + [Element(name: "sent", isTime: true)]
    + plain("status msgType source scope restriction addresses code note references incidents")
    + [Element(name: "info", children: info)]

  private static let info: [Element] =
    plain("language category event responseType urgency severity certainty audience")
    + [named("eventCode")]
    + ["effective", "onset", "expires"].map { Element(name: $0, isTime: true) }
    + plain("senderName headline description instruction web contact")
    + [
      named("parameter"),
      Element(
        name: "resource", children: plain("resourceDesc mimeType size uri derefUri digest")),
      Element(
        name: "area",
        children: plain("areaDesc polygon circle") + [named("geocode")]
          + plain("altitude ceiling")),
    ]

  private static func write(
    _ parent: JSON, _ elements: [Element], indent: String, into text: inout String
  ) {
    for element in elements {
      guard let value = parent[element.name] else { continue }
      for item in value.array ?? [value] {
        write(item, element, indent: indent, into: &text)
      }
    }
  }

  private static func write(
    _ value: JSON, _ element: Element, indent: String, into text: inout String
  ) {
    if !element.children.isEmpty {
      guard value.object != nil else { return }
      text += "\(indent)<\(element.name)>\n"
      write(value, element.children, indent: indent + "  ", into: &text)
      text += "\(indent)</\(element.name)>\n"
      return
    }
    let plain = value.string ?? (value.double == nil ? "" : value.canonicalText)
    let trimmed = plain.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else { return }
    let content = element.isTime ? time(trimmed) : trimmed
    text += "\(indent)<\(element.name)>\(escaped(content))</\(element.name)>\n"
  }

  private static func time(_ text: String) -> String {
    guard text.hasSuffix("Z") || text.hasSuffix("z") || text.contains("."),
      let instant = Instant(rfc3339: text)
    else { return text }
    return instant.rfc3339Local
  }

  /// What XML 1.0 can't hold becomes U+FFFD; a carriage return survives as a reference only.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\r": result += "&#13;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
