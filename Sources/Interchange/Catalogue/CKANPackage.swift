import DomainModel
import JSONDiff

/// A package of CKAN, its extras and its own members under one roof.
struct CKANPackage {
  private let members: JSONObject
  private var extras: [String: JSON] = [:]

  init(_ object: JSONObject) {
    members = object
    for extra in object["extras"]?.array ?? [] {
      guard let key = extra["key"]?.string else { continue }
      extras[key] = extra["value"]
    }
  }

  func text(_ name: String) -> String? {
    guard let text = (members[name] ?? extras[name]).flatMap(DCATNode.text) else { return nil }
    return text.isEmpty ? nil : text
  }

  /// A list, which extras hold as JSON in a text.
  private func texts(_ name: String) -> [String] {
    if let list = members[name]?.array { return list.compactMap(\.string) }
    guard let text = text(name) else { return [] }
    guard let list = (try? JSON.parse(text))?.array else { return [text] }
    return list.compactMap(\.string)
  }

  private static let known: Set<String> = [
    "id", "name", "title", "notes", "tags", "organization", "owner_org", "resources", "extras",
    "uri", "identifier", "guid", "issued", "modified", "frequency", "accrual_periodicity",
    "access_rights", "rights", "theme", "conforms_to", "publisher_name", "publisher_identifier",
    "dcat_publisher_name", "dcat_issued", "dcat_modified", "spatial_region", "version",
    "metadata_created", "metadata_modified", "num_resources", "num_tags", "state", "private",
    "type", "isopen", "creator_user_id", "revision_id",
  ]

  var dataset: CatalogueDataset {
    var dataset = CatalogueDataset()
    dataset.uri = text("uri")
    dataset.identifier = text("id") ?? text("identifier") ?? text("guid") ?? text("name")
    dataset.title = text("title") ?? text("name")
    dataset.description = text("notes")
    dataset.publisher = publisher
    let tags = members["tags"]?.array ?? []
    dataset.keywords = tags.compactMap { ($0["display_name"] ?? $0["name"] ?? $0).string }.uniqued()
    dataset.themes = texts("theme")
    dataset.access = text("access_rights").flatMap(CatalogueAccess.init(text:))
    dataset.rights = text("rights")
    dataset.frequency = text("frequency") ?? text("accrual_periodicity")
    dataset.issued = text("issued") ?? text("dcat_issued") ?? text("metadata_created")
    dataset.modified = text("modified") ?? text("dcat_modified")
    dataset.standards = texts("conforms_to")
    dataset.region = text("spatial_region").map(RegionCode.withoutFilling)
    dataset.distributions = (members["resources"]?.array ?? []).map(CKANPackage.distribution)
    let names = members.filter { $0.value != .null && $0.value != "" && $0.value != [] }.map(\.name)
    dataset.leftOut = (names + extras.keys.sorted()).filter { !CKANPackage.known.contains($0) }
    return dataset
  }

  private var publisher: CatalogueDataset.Publisher {
    let organization = members["organization"]
    return .init(
      id: text("owner_org"),
      name: text("publisher_name") ?? text("dcat_publisher_name")
        ?? organization?["title"]?.string,
      code: text("publisher_identifier") ?? organization?["name"]?.string)
  }

  private static func distribution(_ resource: JSON) -> CatalogueDataset.Distribution {
    func text(_ name: String) -> String? {
      guard let text = resource[name]?.string, !text.isEmpty else { return nil }
      return text
    }
    return .init(
      id: text("id"), uri: text("uri"), url: text("url"), title: text("name"),
      format: text("format") ?? text("mimetype"))
  }
}
