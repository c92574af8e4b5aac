import DomainModel
import JSONDiff

extension CatalogueDataset {
  /// The entry that the dataset makes. A new one begins as a draft: what others have published is
  /// reviewed here like everything else.
  ///
  /// `source`: the catalogue's name. Its own entries are known by their URI; others by source and
  /// identifier.
  /// - Throws: `.inputValue` without title or identity, `.unitUnknown` for an unknown publisher.
  func document(
    source: String, settings: ImportSettings, at place: ImportPlace
  ) throws(Failure) -> ImportDocument {
    var document = ImportDocument(["type": "catalogEntry"], at: place)
    let isOwn = try identify(&document, source, settings)
    guard let title, !title.isEmpty else { throw .input("member.missing", member: "/title") }
    document.members["name"] = .string(title)
    document.members["abstract"] = description.map(JSON.string)
    document.members["provider"] = .string(try provider(settings))
    document.members["tags"] = CatalogueDataset.list(keywords)
    let classPath = CatalogueDataset.list(themes)
    document.members["classPath"] = classPath
    if classPath == nil { document.whenNew["classPath"] = ["未分类"] }
    document.members["sharing"] = access.map { .string($0.sharing) }
    if let reason = access?.reason { document.members[reason] = rights.map(JSON.string) }
    document.members["updateCycle"] = frequency.flatMap(CatalogueFrequency.cycle).map(JSON.string)
    document.members["lastDataAt"] = modified.flatMap(CatalogueTime.instant)
      .map { .string($0.rfc3339) }
    document.members["standards"] = CatalogueDataset.list(standards.compactMap(RecordURI.id))
    if !distributions.isEmpty {
      document.members["distributions"] = .array(
        distributions.map { $0.json(digest: settings.digest) })
    }
    document.whenNew["scope"] = region.map(JSON.string)
    if !isOwn {
      document.whenNew["createdBy"] = "system"
      document.whenNew["createdAt"] = (issued ?? modified).flatMap(CatalogueTime.instant)
        .map { .string($0.rfc3339) }
      document.leftOut = leftOut + notUnderstood
    }
    return document
  }

  /// Whether the dataset says itself which record it is.
  private func identify(
    _ document: inout ImportDocument, _ source: String, _ settings: ImportSettings
  ) throws(Failure) -> Bool {
    if let id = uri.flatMap(RecordURI.id) {
      document.members["id"] = .string(id)
      return true
    }
    guard let name = identifier ?? uri, !name.isEmpty else {
      throw .input("member.missing", member: "/identifier")
    }
    document.members["id"] = .string(
      settings.importedID(.catalogEntry, source: source, identifier: name))
    document.members["imported"] = ["source": .string(source), "identifier": .string(name)]
    return false
  }

  private func provider(_ settings: ImportSettings) throws(Failure) -> String {
    let names = [publisher.id, publisher.code, publisher.name]
    for name in names.compactMap({ $0 }) {
      if let unit = settings.unit(name) { return unit }
    }
    guard let name = publisher.name ?? publisher.code ?? publisher.id else {
      throw .input("member.missing", member: "/publisher")
    }
    throw Failure(.unitUnknown, ["value": .string(name), "member": "/publisher"])
  }

  /// Values that stand in members we know and say nothing to us.
  private var notUnderstood: [String] {
    var names: [String] = []
    if let frequency, CatalogueFrequency.cycle(frequency) == nil {
      names.append("accrualPeriodicity")
    }
    if let modified, CatalogueTime.instant(modified) == nil { names.append("modified") }
    if standards.contains(where: { RecordURI.id($0) == nil }) { names.append("conformsTo") }
    if rights != nil, access?.reason == nil { names.append("rights") }
    return names
  }

  private static func list(_ texts: [String]) -> JSON? {
    texts.isEmpty ? nil : .array(texts.map(JSON.string))
  }
}

/// Records under names that other programs keep: `urn:uuid:` (RFC 9562, section 4) and the id.
enum RecordURI {
  static func id(_ uri: String) -> String? {
    guard uri.hasPrefix("urn:uuid:") else { return nil }
    let id = String(uri.dropFirst(9))
    return IDs.isUUID(id) ? id : nil
  }
}

/// Times as catalogues write them.
enum CatalogueTime {
  /// A time with an offset; without one it is UTC, as CKAN writes it; a day begins at +08:00.
  static func instant(_ text: String) -> Instant? {
    if let instant = Instant(rfc3339: text) { return instant }
    if text.contains("T"), let instant = Instant(rfc3339: text + "Z") { return instant }
    return CivilDate(text).map { Instant(date: $0) }
  }
}
