import DomainModel
import JSONDiff

/// What tells an element of a list from others: its `id`, else the element itself.
enum ElementKey {
  static func of(_ element: JSON) -> String {
    if let id = element["id"]?.string { return id }
    return element.string ?? element.canonicalText
  }
}

/// Elements by key, first come first.
struct KeyedElements {
  private(set) var keys: [String] = []
  private(set) var elements: [String: JSON] = [:]

  init(_ list: JSON?) {
    for element in list?.array ?? [] {
      put(element, ElementKey.of(element))
    }
  }

  subscript(key: String) -> JSON? { elements[key] }

  mutating func put(_ element: JSON, _ key: String) {
    if elements.updateValue(element, forKey: key) == nil { keys.append(key) }
  }

  mutating func remove(_ key: String) {
    if elements.removeValue(forKey: key) != nil { keys.removeAll { $0 == key } }
  }

  mutating func sort(by areInOrder: (String, String) -> Bool) {
    keys.sort(by: areInOrder)
  }

  /// Nil when nothing is left.
  var list: JSON? { keys.isEmpty ? nil : .array(keys.compactMap { elements[$0] }) }
}

extension MergeRun {
  /// A set or an append-only list: what either side added is in it; of a set, a removal holds
  /// against everything but another's addition or edit.
  mutating func mergeElements(_ field: Field, _ theirs: JSON?) {
    let isList = [field.base, field.mine, theirs].allSatisfy { $0 == nil || $0?.array != nil }
    guard isList else {
      // A text inside an append-only object, such as that of an agreement.
      guard theirs != field.mine else { return }
      guard isConcurrent(field.pointer) else { return write(field) }
      conflicts.append(
        ConflictField(
          pointer: field.pointer, base: field.base, mine: field.mine, theirs: theirs,
          rule: "guarded"))
      return
    }
    let (old, new) = (KeyedElements(field.base), KeyedElements(field.mine))
    var result = KeyedElements(theirs)
    for key in new.keys {
      guard let element = new[key] else { continue }
      if let before = old[key] {
        if before != element { mergeElement(field, key, before, element, &result) }
      } else {
        add(field, key, element, &result)
      }
    }
    for key in old.keys where new[key] == nil { remove(field, key, &result) }
    order(field, &result, theirs)
    members.put(result.list, at: field.tokens[...])
    if result.list != field.mine { note(field, .united) }
  }

  private mutating func add(
    _ field: Field, _ key: String, _ element: JSON, _ result: inout KeyedElements
  ) {
    let pointer = field.pointer(ofElement: key)
    if let present = result[key], present != element {
      mergeElement(field, key, nil, element, &result)
    } else {
      result.put(element, key)
    }
    markElement(pointer)
  }

  /// The element's mark has the latest clock of those who added it, whatever the order.
  private mutating func markElement(_ pointer: String) {
    var own = mark
    own.clock = max(own.clock, history.mark(pointer)?.clock ?? 0)
    history.set(own, at: pointer)
  }

  private mutating func remove(
    _ field: Field, _ key: String, _ result: inout KeyedElements
  ) {
    guard result[key] != nil else { return }
    let pointer = field.pointer(ofElement: key)
    let isTakenBack = change.commandName == "undo" || change.commandName == "redo"
    let mayGo = field.mergeClass == .set || isTakenBack
    if mayGo, !isConcurrent(pointer) {
      result.remove(key)
      history.forget(pointer)
      return
    }
    note(field, .stays)
    // Where the removal came first, the other's edit puts the element back at the end; here too.
    if mayGo, input.fields.mark(pointer) == nil { markElement(pointer) }
  }

  /// Members of an element are guarded, each by itself.
  private mutating func mergeElement(
    _ field: Field, _ key: String, _ before: JSON?, _ mine: JSON, _ result: inout KeyedElements
  ) {
    let (old, wanted) = (before?.object ?? [:], mine.object ?? [:])
    var names = old
    for (name, value) in wanted { names[name] = value }
    let changed = names.names.filter { old[$0] != wanted[$0] }
    guard case .object(var theirs)? = result[key], mine.object != nil else {
      // It is gone, or not of members: the edit puts it back whole.
      result.put(mine, key)
      markElement(field.pointer(ofElement: key))
      for name in changed { history.set(mark, at: pointer(field, key, name)) }
      return
    }
    for name in changed where theirs[name] != wanted[name] {
      let pointer = pointer(field, key, name)
      let isDisputed = input.fields.isMemberChanged(
        pointer, after: change.base, byOtherThan: change.writer)
      if before == nil || isDisputed {
        conflicts.append(
          ConflictField(
            pointer: pointer, base: old[name], mine: wanted[name], theirs: theirs[name],
            rule: "guarded"))
      } else {
        theirs[name] = wanted[name]
        history.set(mark, at: pointer)
      }
    }
    result.put(.object(theirs), key)
  }

  private func pointer(_ field: Field, _ key: String, _ name: String) -> String {
    JSONPointer(tokens: field.tokens + [key, name]).description
  }

  /// What stood at creation keeps its place; what was added comes behind, a set's by key, an
  /// append-only list's by clock and key. So the order doesn't tell who arrived first.
  private func order(_ field: Field, _ result: inout KeyedElements, _ theirs: JSON?) {
    let clocks = Dictionary(
      uniqueKeysWithValues: result.keys.map { key in
        (key, history.mark(field.pointer(ofElement: key))?.clock)
      })
    let places = Dictionary(
      uniqueKeysWithValues: result.keys.enumerated().map { ($0.element, $0.offset) })
    let isByClock = field.mergeClass == .appendOnly
    result.sort { one, other in
      switch (clocks[one] ?? nil, clocks[other] ?? nil) {
      case (nil, nil): return places[one] ?? 0 < places[other] ?? 0
      case (nil, _): return true
      case (_, nil): return false
      case (let first?, let second?):
        return isByClock && first != second ? first < second : one < other
      }
    }
  }
}
