import DomainModel
import JSONDiff

/// One service request.
struct Open311Request {
  private let members: JSONObject

  init(_ members: JSONObject) {
    self.members = members
  }

  /// Ids may be written as numbers.
  func text(_ name: String) -> String? {
    switch members[name] {
    case .string(let text): text.contains { !$0.isWhitespace } ? text : nil
    case .number(let number): number.text
    default: nil
    }
  }

  func member(_ name: String) -> JSON? { text(name).map(JSON.string) }

  func time(_ name: String) -> JSON? {
    text(name).flatMap { Instant(rfc3339: $0) }.map { .string($0.rfc3339) }
  }

  /// The record that the request is, where it came from us.
  var recordID: String? {
    members["extended_attributes"]?["uri"]?.string.flatMap(RecordURI.id)
  }

  var title: String? {
    members["extended_attributes"]?["title"]?.string ?? text("title")
  }

  /// Chinese names have no space between their parts, others do.
  var contact: JSON? {
    var contact = JSONObject()
    let parts = [text("first_name"), text("last_name")].compactMap { $0 }
    let isLatin = parts.joined().utf8.allSatisfy { $0 < 0x80 }
    let name = isLatin ? parts.joined(separator: " ") : parts.reversed().joined()
    contact["name"] = parts.isEmpty ? nil : .string(name)
    contact["phone"] = member("phone")
    return contact.names.isEmpty ? nil : .object(contact)
  }

  /// - Throws: `.inputValue` for a position that is none.
  func place() throws(Failure) -> JSON? {
    var place = JSONObject()
    place["address"] = member("address")
    if let longitude = number("long"), let latitude = number("lat") {
      let point: JSON = [longitude, latitude]
      guard GeoPoint(point) != nil else { throw .input("geojson.range", member: "/lat") }
      place["point"] = point
    } else if text("lat") != nil || text("long") != nil {
      throw .input("geojson.position", member: "/lat")
    }
    return place.names.isEmpty ? nil : .object(place)
  }

  /// Members that a grievance has no place for. The state and the times that follow from clocks
  /// are made here.
  var leftOut: [String] {
    members.filter {
      $0.value != .null && $0.value != "" && !Open311Request.known.contains($0.name)
    }
    .map(\.name)
  }

  private static let known: Set<String> = [
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
    "requested_datetime", "updated_datetime", "address", "lat", "long", "jurisdiction_id",
    "first_name", "last_name", "phone", "title", "extended_attributes",
  ]

  private func number(_ name: String) -> JSON? {
    switch members[name] {
    case .number(let number): .number(number)
    case .string(let text): JSONNumber(text: text).map(JSON.number)
    default: nil
    }
  }
}
