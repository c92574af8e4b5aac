import JSONDiff

/// The nodes of a document, found by their names where they refer to each other.
struct DCATGraph {
  /// The datasets with their places in the document.
  private(set) var datasets: [(path: String, value: JSON)] = []
  /// What the catalogue calls itself.
  private(set) var name: String?
  private var nodes: [String: JSONObject] = [:]

  init(_ json: JSON) {
    let root: [JSON]
    let path: String
    if let graph = json["@graph"]?.array {
      (root, path) = (graph, "/@graph/")
    } else if let list = json.array {
      (root, path) = (list, "/")
    } else {
      (root, path) = ([json], "")
    }
    for value in root {
      if let object = value.object, let id = object["@id"]?.string { nodes[id] = object }
    }
    for (index, value) in root.enumerated() {
      add(value, at: path.isEmpty ? "" : path + String(index), isAlone: root.count == 1)
    }
  }

  /// The node that a value is or refers to; nil for a text.
  func node(_ value: JSON) -> DCATNode? {
    guard let object = value.object, object["@value"] == nil else { return nil }
    let isReference = object.names == ["@id"]
    let named = isReference ? object["@id"]?.string.flatMap { nodes[$0] } : nil
    return DCATNode(named ?? object)
  }

  private mutating func add(_ value: JSON, at path: String, isAlone: Bool) {
    guard let object = value.object else { return }
    let node = DCATNode(object)
    let inside = node.values("dataset")
    if node.types.contains("Catalog") || !inside.isEmpty {
      name = node.uri ?? node.text("homepage") ?? node.text("title")
      for (index, dataset) in inside.enumerated() where !isListedAlready(dataset) {
        datasets.append((path + "/dataset/\(index)", dataset))
      }
    } else if node.types.contains("Dataset") || (isAlone && node.types.isEmpty) {
      datasets.append((path, value))
    } else if node.types.isEmpty, node.members["title"] != nil {
      datasets.append((path, value))
    }
  }

  /// In a flat document a catalogue only names its datasets, which stand beside it.
  private func isListedAlready(_ dataset: JSON) -> Bool {
    guard let object = dataset.object else {
      return dataset.string.map { nodes[$0] != nil } ?? false
    }
    return object.names == ["@id"] && object["@id"]?.string.map { nodes[$0] != nil } == true
  }
}
