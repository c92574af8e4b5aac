import DomainModel
import JSONDiff

/// Grievances as service requests of Open311 GeoReport 2 (GET Service Requests).
///
/// The public form carries no person; what was revealed for a reason stands in the members that
/// POST Service Request has for it.
struct Open311Writer {
  let settings: ExportSettings

  func request(_ record: JSONObject) -> JSON {
    let members = UnmaskedMembers.of(record, partial: ["place", "contact"])
    let grievance = Record(members)
    var request = situation(grievance)
    request["phone"] = members["contact"]?["phone"]
    request["last_name"] = members["contact"]?["name"]
    request["extended_attributes"] = [
      "uri": .string("urn:uuid:" + grievance.id), "title": members["title"] ?? "",
    ]
    return .object(request)
  }

  private func situation(_ grievance: Record) -> JSONObject {
    let identifier =
      grievance["imported"]?["identifier"]?.string ?? grievance.number ?? grievance.id
    var request: JSONObject = [
      "service_request_id": .string(identifier),
      "status": grievance.isOpen ? "open" : "closed",
      "description": grievance["content"] ?? "",
    ]
    request["status_notes"] = grievance["reply"]
    request["service_code"] = grievance["category"]
    request["service_name"] = (grievance.text("category") ?? grievance.text("kind"))
      .flatMap { $0.split(separator: ".").last }.map { .string(String($0)) }
    let unit = grievance.text("leadUnit") ?? grievance.text("assignedTo")
    request["agency_responsible"] = unit.flatMap(settings.unit).map { .string($0.name) }
    request["requested_datetime"] = time(grievance.createdAt)
    request["updated_datetime"] = time(grievance.updatedAt)
    request["expected_datetime"] = time(grievance.dueAt)
    request["address"] = grievance["place"]?["address"]
    if let point = grievance["place"]?["point"]?.array, point.count == 2 {
      request["long"] = point[0]
      request["lat"] = point[1]
    }
    return request
  }

  private func time(_ instant: Instant?) -> JSON? { instant.map { .string($0.rfc3339Local) } }
}
