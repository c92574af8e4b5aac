import JSONDiff

/// Which elements of CAP 1.2 stand once and which repeat (section 3.2 of the standard).
enum CAPShape {
  static func alert(_ element: CAPElement) -> JSONObject {
    var object = singles(
      element,
      [
        "identifier", "sender", "sent", "status", "msgType", "source", "scope", "restriction",
        "addresses", "note", "references", "incidents",
      ])
    object["code"] = repeated(element, "code")
    object["info"] = list(element.children("info").map { .object(info($0)) })
    return object
  }

  private static func info(_ element: CAPElement) -> JSONObject {
    var object = singles(
      element,
      [
        "language", "event", "urgency", "severity", "certainty", "audience", "effective", "onset",
        "expires", "senderName", "headline", "description", "instruction", "web", "contact",
      ])
    object["category"] = repeated(element, "category")
    object["responseType"] = repeated(element, "responseType")
    object["eventCode"] = list(element.children("eventCode").map(named))
    object["parameter"] = list(element.children("parameter").map(named))
    object["resource"] = list(
      element.children("resource").map {
        .object(singles($0, ["resourceDesc", "mimeType", "size", "uri", "derefUri", "digest"]))
      })
    object["area"] = list(element.children("area").map { .object(area($0)) })
    return object
  }

  private static func area(_ element: CAPElement) -> JSONObject {
    var object = singles(element, ["areaDesc", "altitude", "ceiling"])
    object["polygon"] = repeated(element, "polygon")
    object["circle"] = repeated(element, "circle")
    object["geocode"] = list(element.children("geocode").map(named))
    return object
  }

  private static func named(_ element: CAPElement) -> JSON {
    .object(singles(element, ["valueName", "value"]))
  }

  private static func singles(_ element: CAPElement, _ names: [String]) -> JSONObject {
    var object = JSONObject()
    for name in names {
      if let text = element.texts(name).first { object[name] = .string(text) }
    }
    return object
  }

  private static func repeated(_ element: CAPElement, _ name: String) -> JSON? {
    list(element.texts(name).map(JSON.string))
  }

  private static func list(_ elements: [JSON]) -> JSON? {
    elements.isEmpty ? nil : .array(elements)
  }
}
