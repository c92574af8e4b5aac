import DomainModel
import JSONDiff

/// Catalogue entries as the answer of `package_search`, with the extras of ckanext-dcat.
enum CKANWriter {
  static func list(_ settings: ExportSettings) -> ListWriter {
    ListWriter(
      head: #"{"success":true,"result":{"results":["#, tail: { #"],"count":\#($0)}}"# },
      item: { record in
        let entry = UnmaskedMembers.of(record)
        return package(entry, CatalogueDataset(entry, unit: settings.unit))
      })
  }

  private static func package(_ entry: JSONObject, _ dataset: CatalogueDataset) -> JSON {
    let id = entry["id"] ?? ""
    var package: JSONObject = [
      "id": id, "name": id, "type": "dataset", "state": "active",
      "private": .bool(entry["status"] != "published"),
      "resources": .array(dataset.distributions.map(resource)),
      "num_resources": JSON(dataset.distributions.count),
      "tags": .array(dataset.keywords.map { ["name": .string($0), "display_name": .string($0)] }),
      "num_tags": JSON(dataset.keywords.count), "extras": extras(dataset),
    ]
    package["title"] = dataset.title.map(JSON.string)
    package["notes"] = dataset.description.map(JSON.string)
    package["version"] = dataset.version.map { .string(String($0)) }
    package["owner_org"] = dataset.publisher.id.map(JSON.string)
    package["organization"] = organization(dataset.publisher)
    package["metadata_created"] = time(entry["createdAt"])
    package["metadata_modified"] = time(entry["updatedAt"])
    return .object(package)
  }

  private static func organization(_ publisher: CatalogueDataset.Publisher) -> JSON? {
    guard let id = publisher.id else { return nil }
    var organization: JSONObject = ["id": .string(id), "name": .string(publisher.code ?? id)]
    organization["title"] = publisher.name.map(JSON.string)
    return .object(organization)
  }

  private static func resource(_ distribution: CatalogueDataset.Distribution) -> JSON {
    var resource = JSONObject()
    resource["id"] = distribution.id.map(JSON.string)
    resource["uri"] = distribution.uri.map(JSON.string)
    resource["url"] = distribution.url.map(JSON.string)
    resource["name"] = distribution.title.map(JSON.string)
    resource["format"] = distribution.format.map(JSON.string)
    return .object(resource)
  }

  private static func extras(_ dataset: CatalogueDataset) -> JSON {
    let themes = JSON.array(dataset.themes.map(JSON.string)).canonicalText
    let standards = JSON.array(dataset.standards.map(JSON.string)).canonicalText
    let pairs: [(String, String?)] = [
      ("uri", dataset.uri), ("identifier", dataset.identifier),
      ("theme", dataset.themes.isEmpty ? nil : themes),
      ("access_rights", dataset.access?.uri), ("rights", dataset.rights),
      ("frequency", dataset.frequency.map(CatalogueFrequency.uri)), ("issued", dataset.issued),
      ("modified", dataset.modified),
      ("conforms_to", dataset.standards.isEmpty ? nil : standards),
      ("spatial_region", dataset.region), ("publisher_name", dataset.publisher.name),
    ]
    return .array(
      pairs.compactMap { key, value in
        value.map { ["key": .string(key), "value": .string($0)] }
      })
  }

  /// CKAN writes UTC without saying so.
  private static func time(_ json: JSON?) -> JSON? {
    guard let text = json?.string else { return nil }
    return .string(text.hasSuffix("Z") ? String(text.dropLast()) : text)
  }
}
