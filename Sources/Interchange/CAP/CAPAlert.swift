import DomainModel
public import JSONDiff

/// Makes an alert record of a CAP message.
public enum CAPAlert {
  private static let marks = [
    "Exercise": "【演练】", "Test": "【测试】", "System": "【系统】", "Draft": "【草稿】",
  ]

  /// The record; its id follows from sender, identifier and sent (rule `import`), so that the same
  /// message makes the same record on every machine.
  ///
  /// All but the message itself is only for an alert that isn't there yet: the rest follows from
  /// it, or says how it came.
  ///
  /// `original`: digest of the bytes received, as `sm3:…`. `large`: flaws of what only they hold.
  static func document(
    _ message: JSONObject, large: [String], original: String, settings: ImportSettings,
    at place: ImportPlace
  ) -> ImportDocument {
    let sender = message["sender"]?.string ?? ""
    let identity = identity(of: message)
    var document = ImportDocument(["type": "alert", "cap": .object(message)], at: place)
    document.members["id"] = .string(
      settings.importedID(.alert, source: sender, identifier: identity))
    document.whenNew = derived(message, large, fallbackScope: settings.scope)
    document.whenNew["original"] = .string(original)
    document.whenNew["imported"] = [
      "source": .string(sender), "identifier": .string(identity),
    ]
    document.whenNew["identity"] = .string(identity)
    return document
  }

  /// Sender, identifier and sent, which together name a message (section 3.2.1).
  public static func identity(of message: JSONObject) -> String {
    ["sender", "identifier", "sent"].map { message[$0]?.string ?? "" }.joined(separator: ",")
  }

  private static func derived(
    _ message: JSONObject, _ large: [String], fallbackScope: String
  ) -> JSONObject {
    let infos = message["info"]?.array ?? []
    let colour = CAPColour.of(infos.first)
    let areas = CAPArea.regions(infos)
    let sender = infos.first?["senderName"] ?? message["sender"] ?? ""
    var record: JSONObject = [
      "origin": "cap", "signature": "none", "sources": [sender],
      "scope": .string(CAPArea.scope(areas) ?? CAPArea.county(of: fallbackScope)),
      "createdBy": "system", "colour": .string(colour.word),
    ]
    record["createdAt"] = message["sent"]?.string.flatMap { Instant(rfc3339: $0) }
      .map { .string($0.rfc3339) }
    record["colourUnknown"] = colour.isUnknown ? true : nil
    record["areas"] = areas.isEmpty ? nil : .array(areas.map(JSON.string))
    record["bounds"] = CAPArea.bounds(infos)
    let title = infos.first?["headline"]?.string ?? infos.first?["event"]?.string
    // What isn't real says so wherever its title stands, unless the sender's words do.
    let mark = marks[message["status"]?.string ?? ""] ?? ""
    record["title"] = title.map { .string($0.contains(mark) ? $0 : mark + $0) }
    let flaws = CAPFlaws.of(message) + large
    record["flaws"] = flaws.isEmpty ? nil : .array(flaws.map(JSON.string))
    return record
  }
}

/// Where an alert holds.
enum CAPArea {
  /// Region codes among the geocodes, without filling zeros, each once.
  static func regions(_ infos: [JSON]) -> [String] {
    var regions: [String] = []
    for area in areas(infos) {
      for geocode in area["geocode"]?.array ?? [] {
        let code = RegionCode.withoutFilling(geocode["value"]?.string ?? "")
        if RegionCode.isWhole(code), !regions.contains(code) { regions.append(code) }
      }
    }
    return regions
  }

  /// The narrowest province, city or county that contains all regions.
  static func scope(_ regions: [String]) -> String? {
    guard let first = regions.first else { return nil }
    let prefixes = RegionCode.prefixes(of: first).filter { $0.utf8.count <= 6 }
    return prefixes.last { prefix in regions.allSatisfy { $0.hasPrefix(prefix) } }
  }

  static func county(of scope: String) -> String { String(scope.prefix(6)) }

  /// West, south, east and north of all polygons; CAP writes latitude first.
  static func bounds(_ infos: [JSON]) -> JSON? {
    var box: (west: Double, south: Double, east: Double, north: Double)?
    for area in areas(infos) {
      for polygon in area["polygon"]?.array ?? [] {
        for point in (polygon.string ?? "").split(separator: " ") {
          let numbers = point.split(separator: ",").compactMap { Double($0) }
          guard numbers.count == 2 else { continue }
          let (north, east) = (numbers[0], numbers[1])
          let old = box ?? (east, north, east, north)
          box = (
            min(old.west, east), min(old.south, north), max(old.east, east), max(old.north, north)
          )
        }
      }
    }
    guard let box else { return nil }
    let numbers = [box.west, box.south, box.east, box.north].compactMap { JSONNumber($0) }
    return numbers.count == 4 ? .array(numbers.map(JSON.number)) : nil
  }

  private static func areas(_ infos: [JSON]) -> [JSON] {
    infos.flatMap { $0["area"]?.array ?? [] }
  }
}

/// What is odd in a message and yet doesn't keep it out.
enum CAPFlaws {
  static func of(_ message: JSONObject) -> [String] {
    let infos = message["info"]?.array ?? []
    var flaws: [String] = []
    if infos.isEmpty, message["msgType"] != "Cancel" { flaws.append("cap.noInfo") }
    for info in infos {
      let sent = time(message["sent"])
      if let expires = time(info["expires"]), let sent, expires < sent {
        flaws.append("cap.expiresBeforeSent")
      }
      for member in ["event", "urgency", "severity", "certainty"] where info[member] == nil {
        flaws.append("cap.missing.\(member)")
      }
    }
    return flaws
  }

  private static func time(_ json: JSON?) -> Instant? {
    json?.string.flatMap { Instant(rfc3339: $0) }
  }
}
