import JSONDiff

/// Catalogue entries as a catalogue of DCAT 3 (W3C, 22 August 2024) in compacted JSON-LD.
enum DCATWriter {
  static func list(_ settings: ExportSettings) -> ListWriter {
    let context: JSON = [
      "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
      "foaf": "http://xmlns.com/foaf/0.1/", "skos": "http://www.w3.org/2004/02/skos/core#",
      "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
      "xsd": "http://www.w3.org/2001/XMLSchema#",
    ]
    let title = JSON.string(settings.publisher).canonicalText
    return ListWriter(
      head: #"{"@context":\#(context.canonicalText),"@type":"dcat:Catalog","dct:title":\#(title),"#
        + #""dcat:dataset":["#,
      tail: { _ in "]}" },
      item: { dataset(CatalogueDataset(UnmaskedMembers.of($0), unit: settings.unit)) })
  }

  static func dataset(_ dataset: CatalogueDataset) -> JSON {
    var node: JSONObject = ["@type": "dcat:Dataset"]
    node["@id"] = dataset.uri.map(JSON.string)
    node["dct:identifier"] = dataset.identifier.map(JSON.string)
    node["dct:title"] = dataset.title.map(JSON.string)
    node["dct:description"] = dataset.description.map(JSON.string)
    node["dct:publisher"] = publisher(dataset.publisher)
    node["dcat:keyword"] = list(dataset.keywords.map(JSON.string))
    node["dcat:theme"] = theme(dataset.themes)
    node["dct:accessRights"] = dataset.access.map { ["@id": .string($0.uri)] }
    node["dct:rights"] = dataset.rights.map {
      ["@type": "dct:RightsStatement", "rdfs:label": .string($0)]
    }
    node["dct:accrualPeriodicity"] = dataset.frequency.map { frequency in
      let uri = CatalogueFrequency.uri(frequency)
      return uri == frequency ? .string(frequency) : ["@id": .string(uri)]
    }
    node["dct:issued"] = dataset.issued.map { typed($0, "xsd:date") }
    node["dct:modified"] = dataset.modified.map { typed($0, "xsd:dateTime") }
    node["dct:conformsTo"] = list(dataset.standards.map { ["@id": .string($0)] })
    node["dcat:version"] = dataset.version.map { .string(String($0)) }
    node["dct:spatial"] = dataset.region.map {
      ["@type": "dct:Location", "dct:identifier": .string($0)]
    }
    node["dcat:distribution"] = list(dataset.distributions.map(distribution))
    return .object(node)
  }

  private static func publisher(_ publisher: CatalogueDataset.Publisher) -> JSON? {
    guard let id = publisher.id else { return nil }
    var agent: JSONObject = ["@type": "foaf:Organization", "@id": .string("urn:uuid:" + id)]
    agent["foaf:name"] = publisher.name.map(JSON.string)
    agent["dct:identifier"] = publisher.code.map(JSON.string)
    return .object(agent)
  }

  /// The narrowest class, within the wider ones.
  private static func theme(_ path: [String]) -> JSON? {
    path.reduce(nil) { broader, name in
      var concept: JSONObject = ["@type": "skos:Concept", "skos:prefLabel": .string(name)]
      concept["skos:broader"] = broader
      return .object(concept)
    }
  }

  private static func distribution(_ distribution: CatalogueDataset.Distribution) -> JSON {
    var node: JSONObject = ["@type": "dcat:Distribution"]
    node["@id"] = distribution.uri.map(JSON.string)
    node["dct:identifier"] = distribution.id.map(JSON.string)
    node["dct:title"] = distribution.title.map(JSON.string)
    node["dct:format"] = distribution.format.map(JSON.string)
    node["dcat:accessURL"] = distribution.url.map { ["@id": .string($0)] }
    return .object(node)
  }

  private static func typed(_ text: String, _ type: String) -> JSON {
    ["@type": .string(type), "@value": .string(text)]
  }

  private static func list(_ values: [JSON]) -> JSON? { values.isEmpty ? nil : .array(values) }
}
