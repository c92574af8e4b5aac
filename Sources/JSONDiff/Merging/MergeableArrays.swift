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
    var result = leading.ids
    var present = Set(result)
    for (index, id) in following.ids.enumerated() where present.insert(id).inserted {
      result.insert(id, at: place(of: id, behind: following.ids[..<index], in: result))
    }
    return result
  }

  private func place(of id: JSON, behind before: ArraySlice<JSON>, in result: [JSON]) -> Int {
    var place = before.last.flatMap { result.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let text = id.canonicalText
    while place < result.count, base.places[result[place]] == nil,
      CodeUnits.compare(result[place].canonicalText, text) < 0
    {
      place += 1
    }
    return place
  }

  private func common(_ side: ElementIdentities) -> [JSON] {
    side.ids.filter {
      base.places[$0] != nil && mine.places[$0] != nil && theirs.places[$0] != nil
    }
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
