extension Comparison {
  /// Elements that are gone are removed from the end forward; then the array is put in order with
  /// as few moves as there can be; last come the changes inside, by their final index.
  mutating func compareIdentified(_ old: ElementIdentities, _ new: ElementIdentities) {
    for index in old.ids.indices.reversed() where new.places[old.ids[index]] == nil {
      operations.append(.remove(path.appending(index)))
    }
    arrange(old.ids.filter { new.places[$0] != nil }, as: new)
    for (index, id) in new.ids.enumerated() {
      guard let before = old.element(id) else { continue }
      compare(before, new.elements[index], at: String(index))
    }
  }

  /// Every element comes right behind the one before it in the goal; those that stay where they
  /// are need no operation, and when all others have moved, the order is the goal's. Where an
  /// element stands at its turn is counted in a row that has a place for each element where it was
  /// and, for those that don't stay, where it comes.
  private mutating func arrange(_ current: [JSON], as new: ElementIdentities) {
    let row = ArrangementRow(current, as: new)
    var taken = PlaceCounts(row.count)
    for id in current { taken.take(row.old[id] ?? 0) }
    for (id, element) in zip(new.ids, new.elements) {
      guard let goal = row.new[id] else { continue }
      guard let place = row.old[id] else {
        operations.append(.add(path.appending(taken.before(goal)), element))
        taken.take(goal)
        continue
      }
      let from = taken.before(place)
      taken.free(place)
      let to = taken.before(goal)
      taken.take(goal)
      if from != to { operations.append(.move(from: path.appending(from), to: path.appending(to))) }
    }
  }
}

/// The places of elements while an array is put in order.
private struct ArrangementRow {
  /// Where elements that are there already stand.
  private(set) var old: [JSON: Int] = [:]
  /// Where those come that are new or move.
  private(set) var new: [JSON: Int] = [:]
  private(set) var count = 0

  /// Behind each element that stays come the elements that follow it in the goal and don't stay.
  init(_ current: [JSON], as goal: ElementIdentities) {
    let staying = Set(
      LongestRun.increasing(current.compactMap { goal.places[$0] }).map { goal.ids[$0] })
    var next = addComing(goal.ids[...], staying)
    for id in current {
      old[id] = count
      count += 1
      guard staying.contains(id) else { continue }
      next = addComing(next.dropFirst(), staying)
    }
  }

  /// - Returns: the rest, from the next element that stays.
  private mutating func addComing(
    _ ids: ArraySlice<JSON>, _ staying: Set<JSON>
  ) -> ArraySlice<JSON> {
    var rest = ids
    while let id = rest.first, !staying.contains(id) {
      new[id] = count
      count += 1
      rest.removeFirst()
    }
    return rest
  }
}
