import DomainModel
import JSONDiff

/// A dataset as catalogues describe it: what DCAT and CKAN have in common, under DCAT's names.
struct CatalogueDataset {
  /// A way to the data.
  struct Distribution: Hashable {
    var id: String?
    var uri: String?
    var url: String?
    var title: String?
    var format: String?
  }

  /// Who provides the data.
  struct Publisher: Hashable {
    var id: String?
    var name: String?
    var code: String?
  }

  /// `urn:uuid:` and a record's id for our own, else the name in its catalogue.
  var uri: String?
  var identifier: String?
  var title: String?
  var description: String?
  var publisher = Publisher()
  var keywords: [String] = []
  /// Classes from the widest to the narrowest.
  var themes: [String] = []
  var access: CatalogueAccess?
  var rights: String?
  var frequency: String?
  var issued: String?
  var modified: String?
  var standards: [String] = []
  var version: Int?
  /// A region code.
  var region: String?
  var distributions: [Distribution] = []
  /// Members of the source that are none of these.
  var leftOut: [String] = []
}

extension CatalogueDataset {
  /// The dataset of an entry.
  init(_ entry: JSONObject, unit: (String) -> ExportSettings.UnitName?) {
    let record = Record(entry)
    uri = "urn:uuid:" + record.id
    identifier = entry["imported"]?["identifier"]?.string ?? record.id
    title = record.text("name")
    description = record.text("abstract")
    publisher.id = record.text("provider")
    let name = publisher.id.flatMap(unit)
    publisher.name = name?.name
    publisher.code = name?.code
    keywords = record.texts("tags")
    themes = record.texts("classPath")
    access = record.text("sharing").flatMap(CatalogueAccess.init(sharing:))
    rights = access?.reason.flatMap(record.text)
    frequency = record.text("updateCycle")
    issued = record.text("publishedOn")
    modified = record.text("lastDataAt")
    standards = record.texts("standards").map { "urn:uuid:" + $0 }
    version = entry["version"]?.int
    region = record.scope
    distributions = record.list("distributions").map(Distribution.init)
  }
}

extension CatalogueDataset.Distribution {
  init(_ json: JSON) {
    id = json["id"]?.string
    uri = json["uri"]?.string
    url = json["url"]?.string
    title = json["title"]?.string
    format = json["format"]?.string
  }

  /// As an entry holds it. Without an id of ours it gets one that follows from its URI, else from
  /// its URL, else from title and format, so that the same one keeps its id at each reading.
  func json(digest: ([UInt8]) -> [UInt8]) -> JSON {
    let cause = uri ?? url ?? [title ?? "", format ?? ""].joined(separator: "\n")
    let made = RuleID.uuidV8(rule: "import", causes: ["distribution", cause], digest: digest)
    var object: JSONObject = ["id": .string(id ?? made)]
    object["uri"] = uri.map(JSON.string)
    object["url"] = url.map(JSON.string)
    object["title"] = title.map(JSON.string)
    object["format"] = format.map(JSON.string)
    return .object(object)
  }
}
