import DomainModel
import JSONDiff

/// Grievances out of service requests of Open311 GeoReport 2: a list, one request, or the object
/// around a list that the XML form has.
struct Open311Reader {
  let settings: ImportSettings

  static func isOpen311(_ object: JSONObject) -> Bool {
    object["service_request_id"] != nil || object["service_requests"] != nil
  }

  /// - Throws: `.inputValue` when nothing is a request; requests are rejected alone.
  func items(_ json: JSON, at place: ImportPlace) throws(Failure) -> [ImportItem] {
    if json["service_request_id"] != nil { return [item(json, at: place)] }
    let inside = json["service_requests"]
    let list = inside?["request"] ?? inside ?? json
    guard let requests = list.array ?? (list.object == nil ? nil : [list]) else {
      throw .input("open311.noRequest")
    }
    let path = inside == nil ? "/" : "/service_requests/"
    return requests.enumerated().map { index, request in
      item(request, at: .path(path + String(index)))
    }
  }

  private func item(_ json: JSON, at place: ImportPlace) -> ImportItem {
    do throws(Failure) {
      guard let object = json.object else { throw .input("kind.object") }
      return .document(try document(Open311Request(object), at: place))
    } catch {
      return .rejected(error, at: place)
    }
  }

  /// What the record must have and a request doesn't say is only for a new one; so is the state,
  /// which of a grievance that is here only commands change.
  private func document(
    _ request: Open311Request, at place: ImportPlace
  ) throws(Failure) -> ImportDocument {
    var document = ImportDocument(["type": "grievance"], at: place)
    document.partial = ["place", "contact"]
    try identify(&document, request)
    let service = request.text("service_name")
    guard let content = request.text("description") ?? service else {
      throw .input("member.missing", member: "/description")
    }
    document.members["content"] = .string(content)
    document.members["category"] = request.member("service_code")
    document.members["reply"] = request.member("status_notes")
    document.members["contact"] = request.contact
    document.members["place"] = try request.place()
    if let title = request.title {
      document.members["title"] = .string(title)
    } else {
      document.whenNew["title"] = .string(service ?? String(content.prefix(40)))
    }
    document.whenNew["kind"] = "request"
    document.whenNew["source"] = "online"
    document.whenNew["anonymous"] = .bool(request.contact == nil)
    document.whenNew["createdAt"] = request.time("requested_datetime")
    document.whenNew["status"] = request.text("status")?.lowercased() == "closed" ? "closed" : nil
    return document
  }

  private func identify(
    _ document: inout ImportDocument, _ request: Open311Request
  ) throws(Failure) {
    if let id = request.recordID {
      document.members["id"] = .string(id)
      return
    }
    guard let identifier = request.text("service_request_id") else {
      throw .input("member.missing", member: "/service_request_id")
    }
    let source = settings.source ?? request.text("jurisdiction_id") ?? "open311"
    document.members["id"] = .string(
      settings.importedID(.grievance, source: source, identifier: identifier))
    document.members["imported"] = ["source": .string(source), "identifier": .string(identifier)]
    document.whenNew["createdBy"] = "system"
    document.leftOut = request.leftOut
  }
}
