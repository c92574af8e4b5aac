/// Three arrays whose elements can be told by their `id`.
struct MergeableArrays {
  let base: ElementIdentities
  let mine: ElementIdentities
  let theirs: ElementIdentities

  /// Nil unless both sides are arrays with identities, made from one or from nothing.
  init?(_ versions: Versions) {
    guard let mine = versions.mine?.array.flatMap(ElementIdentities.init),
      let theirs = versions.theirs?.array.flatMap(ElementIdentities.init),
      let base = (versions.base ?? .array([])).array.flatMap(ElementIdentities.init)
    else { return nil }
    self.base = base
    self.mine = mine
    self.theirs = theirs
  }

  /// The versions of one element.
  func versions(of id: JSON) -> Versions {
    Versions(base: base.element(id), mine: mine.element(id), theirs: theirs.element(id))
  }

  /// Whether both sides put the elements that all three have in an order of their own.
  var isOrderDisputed: Bool {
    let order = common(mine)
    return order != common(base) && common(theirs) != common(base) && order != common(theirs)
  }

  /// All ids of both sides in their merged order: that of the side that changed it, mine when
  /// both did. What only the other side has comes behind its neighbour there; several that both
  /// sides put behind one neighbour are ordered by id, so that the sides can be exchanged.
  var order: [JSON] {
    let isMineMoved = common(mine) != common(base)
    let (leading, following) = isMineMoved ? (mine, theirs) : (theirs, mine)
    var chain = IdentityChain(leading.ids)
    for (index, id) in following.ids.enumerated() where !chain.contains(id) {
      let neighbour = index > 0 ? following.ids[index - 1] : nil
      let text = id.canonicalText
      chain.insert(id, behind: neighbour) {
        base.places[$0] == nil && CodeUnits.compare($0.canonicalText, text) < 0
      }
    }
    return chain.ids
  }

  private func common(_ side: ElementIdentities) -> [JSON] {
    side.ids.filter {
      base.places[$0] != nil && mine.places[$0] != nil && theirs.places[$0] != nil
    }
  }
}

/// Ids in an order into which others are put.
private struct IdentityChain {
  private var all: [JSON]
  private var places: [JSON: Int] = [:]
  /// By place: the place of the next one.
  private var next: [Int?]
  private var first: Int?

  init(_ ids: [JSON]) {
    all = ids
    next = ids.indices.map { $0 + 1 < ids.count ? $0 + 1 : nil }
    first = ids.isEmpty ? nil : 0
    for (place, id) in ids.enumerated() { places[id] = place }
  }

  func contains(_ id: JSON) -> Bool { places[id] != nil }

  /// Puts an id behind another, or at the beginning, and behind those that follow there as long as
  /// they are passed.
  mutating func insert(_ id: JSON, behind other: JSON?, passing isPassed: (JSON) -> Bool) {
    var before = other.flatMap { places[$0] }
    while let following = follower(of: before), isPassed(all[following]) { before = following }
    places[id] = all.count
    next.append(follower(of: before))
    if let before { next[before] = all.count } else { first = all.count }
    all.append(id)
  }

  var ids: [JSON] {
    var ids: [JSON] = []
    var place = first
    while let here = place {
      ids.append(all[here])
      place = next[here]
    }
    return ids
  }

  private func follower(of place: Int?) -> Int? {
    guard let place else { return first }
    return next[place]
  }
}

extension Merger {
  mutating func merge(_ arrays: MergeableArrays) -> [JSON] {
    if arrays.isOrderDisputed {
      report(
        Versions(
          base: .array(arrays.base.elements), mine: .array(arrays.mine.elements),
          theirs: .array(arrays.theirs.elements)))
    }
    var result: [JSON] = []
    for id in arrays.order {
      if let element = merge(arrays.versions(of: id), at: String(result.count)) {
        result.append(element)
      }
    }
    return result
  }
}
