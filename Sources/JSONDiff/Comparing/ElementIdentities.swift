/// An array whose elements are objects that all have an `id` of their own.
struct ElementIdentities {
  let elements: [JSON]
  let ids: [JSON]
  let places: [JSON: Int]

  /// Nil when an element has no `id`, an `id` that is neither text nor number, or another's.
  /// An empty array has identities in this sense.
  init?(_ elements: [JSON]) {
    var ids: [JSON] = []
    var places: [JSON: Int] = [:]
    for (index, element) in elements.enumerated() {
      guard let id = element["id"], Self.isIdentity(id),
        places.updateValue(index, forKey: id) == nil
      else { return nil }
      ids.append(id)
    }
    self.elements = elements
    self.ids = ids
    self.places = places
  }

  /// The element of this id.
  func element(_ id: JSON) -> JSON? {
    places[id].map { elements[$0] }
  }

  private static func isIdentity(_ id: JSON) -> Bool {
    switch id {
    case .string, .number: true
    default: false
    }
  }
}
