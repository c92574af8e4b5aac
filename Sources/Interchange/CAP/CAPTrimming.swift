import JSONDiff

/// What of a message is too large for a record: it stays in the bytes received, and a flaw says so.
enum CAPTrimming {
  /// The most points of a polygon in a record.
  static let maximumPoints = 5000
  /// The most bytes of a resource that a message carries inside itself.
  static let maximumResourceBytes = 16_384

  /// The message without such parts, and the flaws.
  static func trimmed(_ message: JSONObject) -> (message: JSONObject, flaws: [String]) {
    var flaws: [String] = []
    var result = message
    result["info"] = mapped(message["info"]) { info in
      var info = info
      info["resource"] = mapped(info["resource"]) { resource in
        guard let inside = resource["derefUri"]?.string,
          inside.utf8.count > maximumResourceBytes
        else { return resource }
        flaws.append("cap.large.derefUri")
        var rest = resource
        rest["derefUri"] = nil
        return rest
      }
      info["area"] = mapped(info["area"]) { area in
        guard let polygons = area["polygon"]?.array else { return area }
        let small = polygons.filter { points($0) <= maximumPoints }
        guard small.count < polygons.count else { return area }
        flaws.append("cap.large.polygon")
        var rest = area
        rest["polygon"] = small.isEmpty ? nil : .array(small)
        return rest
      }
      return info
    }
    return (result, flaws.uniqued())
  }

  private static func mapped(
    _ list: JSON?, _ change: (JSONObject) -> JSONObject
  ) -> JSON? {
    guard let elements = list?.array else { return list }
    return .array(elements.map { element in element.object.map { .object(change($0)) } ?? element })
  }

  /// Each point has one comma.
  private static func points(_ polygon: JSON) -> Int {
    (polygon.string ?? "").utf8.count { $0 == UInt8(ascii: ",") }
  }
}
