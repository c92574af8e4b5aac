extension Comparison {
  /// Elements that are gone are removed from the end forward; then the array is put in order with
  /// as few moves as there can be; last come the changes inside, by their final index.
  mutating func compareIdentified(_ old: ElementIdentities, _ new: ElementIdentities) {
    var current = old.ids
    for index in old.ids.indices.reversed() where new.places[old.ids[index]] == nil {
      operations.append(.remove(path.appending(index)))
      current.remove(at: index)
    }
    arrange(&current, as: new)
    for (index, id) in new.ids.enumerated() {
      guard let before = old.element(id) else { continue }
      compare(before, new.elements[index], at: String(index))
    }
  }

  /// `next` is where the next element belongs. What stands before it is placed, but for elements
  /// that still wait for their own turn to move; when all have moved, the order is the goal's.
  private mutating func arrange(_ current: inout [JSON], as new: ElementIdentities) {
    let staying = Set(
      LongestRun.increasing(current.compactMap { new.places[$0] }).map { new.ids[$0] })
    let known = Set(current)
    var next = 0
    for (id, element) in zip(new.ids, new.elements) {
      guard known.contains(id) else {
        operations.append(.add(path.appending(next), element))
        current.insert(id, at: next)
        next += 1
        continue
      }
      guard let place = current.firstIndex(of: id) else { continue }
      if staying.contains(id) {
        next = place + 1
        continue
      }
      current.remove(at: place)
      let goal = place < next ? next - 1 : next
      current.insert(id, at: goal)
      next = goal + 1
      if goal != place {
        operations.append(.move(from: path.appending(place), to: path.appending(goal)))
      }
    }
  }
}
