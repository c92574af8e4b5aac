import DomainModel
import JSONDiff

/// Catalogue entries out of DCAT: JSON-LD as W3C's DCAT 3 and ckanext-dcat write it (nested, as a
/// flat `@graph`, or expanded), and `data.json` of DCAT-US.
struct DCATReader {
  let settings: ImportSettings

  static func isDCAT(_ object: JSONObject) -> Bool {
    if object["@graph"] != nil || object["@context"] != nil { return true }
    if object["@type"] != nil, object["@id"] != nil { return true }
    let node = DCATNode(object)
    let isNamed =
      !node.types.isEmpty && node.types.allSatisfy { ["Catalog", "Dataset"].contains($0) }
    return isNamed || (node.members["dataset"] != nil && node.members["conformsTo"] != nil)
      || (object["title"] != nil && object["accessLevel"] != nil)
  }

  /// - Throws: `.inputValue` when the document has no dataset; datasets are rejected alone.
  func items(_ json: JSON, at place: ImportPlace) throws(Failure) -> [ImportItem] {
    let graph = DCATGraph(json)
    guard !graph.datasets.isEmpty else { throw .input("dcat.noDataset") }
    return graph.datasets.map { path, dataset in
      let place = path.isEmpty ? place : ImportPlace.path(path)
      do throws(Failure) {
        guard let object = dataset.object else { throw .input("kind.object") }
        let node = DCATNode(object)
        let source = settings.source ?? graph.name ?? publisher(node, graph).name ?? "dcat"
        return .document(
          try self.dataset(node, graph).document(source: source, settings: settings, at: place))
      } catch {
        return .rejected(error, at: place)
      }
    }
  }

  private static let known: Set<String> = [
    "@id", "@type", "@context", "identifier", "title", "description", "publisher", "keyword",
    "theme", "accessRights", "accessLevel", "rights", "accrualPeriodicity", "issued", "modified",
    "conformsTo", "version", "spatial", "distribution",
  ]

  private func dataset(_ node: DCATNode, _ graph: DCATGraph) -> CatalogueDataset {
    var dataset = CatalogueDataset()
    dataset.uri = node.uri
    dataset.identifier = node.text("identifier")
    dataset.title = node.text("title")
    dataset.description = node.text("description")
    dataset.publisher = publisher(node, graph)
    dataset.keywords = node.texts("keyword").uniqued()
    dataset.themes = themes(node, graph)
    let access = node.text("accessRights") ?? node.text("accessLevel")
    dataset.access = access.flatMap(CatalogueAccess.init(text:))
    dataset.rights = rights(node, graph)
    dataset.frequency = node.text("accrualPeriodicity")
    dataset.issued = node.text("issued")
    dataset.modified = node.text("modified")
    dataset.standards = node.texts("conformsTo")
    dataset.region = region(node, graph)
    dataset.distributions = node.values("distribution").compactMap { distribution($0, graph) }
    dataset.leftOut =
      node.unknown + node.members.keys.filter { !DCATReader.known.contains($0) }.sorted()
    if access != nil, dataset.access == nil { dataset.leftOut.append("accessRights") }
    if !node.values("spatial").isEmpty, dataset.region == nil { dataset.leftOut.append("spatial") }
    return dataset
  }

  private func publisher(_ node: DCATNode, _ graph: DCATGraph) -> CatalogueDataset.Publisher {
    guard let value = node.values("publisher").first else { return .init() }
    guard let agent = graph.node(value) else {
      return .init(name: DCATNode.text(value))
    }
    let name = agent.text("name") ?? agent.text("prefLabel") ?? agent.text("title")
    return .init(
      id: agent.uri.flatMap(RecordURI.id), name: name ?? agent.uri,
      code: agent.text("identifier"))
  }

  /// Concepts within concepts give the whole path; several themes give the first.
  private func themes(_ node: DCATNode, _ graph: DCATGraph) -> [String] {
    guard let value = node.values("theme").first else { return [] }
    var path: [String] = []
    var next = Optional(value)
    while let value = next, path.count < 8 {
      let concept = graph.node(value)
      let label = concept.flatMap { $0.text("prefLabel") ?? $0.text("label") }
      guard let name = label ?? DCATNode.text(value) else { break }
      path.insert(name, at: 0)
      next = concept?.values("broader").first
    }
    return path
  }

  private func rights(_ node: DCATNode, _ graph: DCATGraph) -> String? {
    let statement = node.values("rights").first.flatMap(graph.node)
    return statement?.text("label") ?? statement?.text("description") ?? node.text("rights")
  }

  private func region(_ node: DCATNode, _ graph: DCATGraph) -> String? {
    let places = node.values("spatial").compactMap { value in
      graph.node(value)?.text("identifier") ?? DCATNode.text(value)
    }
    return places.map(RegionCode.withoutFilling).first(where: RegionCode.isWhole)
  }

  private func distribution(
    _ value: JSON, _ graph: DCATGraph
  ) -> CatalogueDataset.Distribution? {
    guard let node = graph.node(value) else { return nil }
    let format = node.values("format").first.flatMap { value in
      graph.node(value)?.text("label") ?? DCATNode.text(value)
    }
    return .init(
      id: node.text("identifier"), uri: node.uri,
      url: node.text("downloadURL") ?? node.text("accessURL"), title: node.text("title"),
      format: format ?? node.text("mediaType"))
  }
}

extension [String] {
  /// Each once, in the order of their first coming.
  func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
