import DomainModel
import JSONDiff

/// Catalogue entries out of CKAN's action API: the answers of `package_show` and
/// `package_search`, a package, or a list of packages.
///
/// What ckanext-dcat keeps in `extras` newer sites (scheming) have as members of the package; both
/// are read.
struct CKANReader {
  let settings: ImportSettings

  static func isCKAN(_ object: JSONObject) -> Bool {
    if object["success"] != nil, object["result"] != nil { return true }
    return object["resources"]?.array != nil
      && (object["owner_org"] != nil || object["organization"] != nil || object["extras"] != nil
        || object["name"] != nil)
  }

  /// - Throws: `.inputValue` when the document has no package; packages are rejected alone.
  func items(_ json: JSON, at place: ImportPlace) throws(Failure) -> [ImportItem] {
    if json["success"] == false {
      throw .input("ckan.failed", value: json["error"]?["message"]?.string)
    }
    let source = settings.source ?? CKANReader.host(json["help"]?.string) ?? "ckan"
    let result = json["result"] ?? json
    let list = result["results"]?.array ?? result.array
    guard let list else {
      guard result.object != nil else { throw .input("ckan.noPackage") }
      return [item(result, source, at: place)]
    }
    let path =
      json["result"] == nil ? "/" : result["results"] == nil ? "/result/" : "/result/results/"
    return list.enumerated().map { index, package in
      item(package, source, at: .path(path + String(index)))
    }
  }

  /// The site that answered, which `help` names.
  private static func host(_ help: String?) -> String? {
    guard let parts = help?.split(separator: "/", maxSplits: 2), parts.count == 3,
      parts[0].hasPrefix("http")
    else { return nil }
    return "\(parts[0])//\(parts[1])"
  }

  private func item(_ json: JSON, _ source: String, at place: ImportPlace) -> ImportItem {
    do throws(Failure) {
      guard let object = json.object else { throw .input("kind.object") }
      let package = CKANPackage(object)
      guard package.text("state") != "deleted" else { throw .input("ckan.deleted") }
      return .document(
        try package.dataset.document(source: source, settings: settings, at: place))
    } catch {
      return .rejected(error, at: place)
    }
  }
}
