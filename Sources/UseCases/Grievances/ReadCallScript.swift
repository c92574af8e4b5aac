import DomainModel
import JSONDiff
import LocalStore

/// What to say on the telephone: the published notice for answered orders whose category is the
/// longest that begins the order's, the newest of equals, with its fields filled from the order.
public struct ReadCallScript: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Returns: nil when there is no such notice; personal members are masked as on any screen.
  public func callAsFunction(
    for wanted: String, actor asked: String? = nil
  ) throws(Failure) -> String? {
    try desk.store.read { (reader) throws(Failure) -> String? in
      guard let order = try reader.record(wanted), order.record.type == .grievance else {
        return nil
      }
      let actor = try reader.actor(asked)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      try right.demand(order.record)
      guard let template = try best(for: order.record, reader) else { return nil }
      let shown = RecordPrinting(now: desk.now).shown(order)
      return try filled(template.text("text") ?? "", from: shown, reader)
    }
  }

  private func best(for order: Record, _ reader: StoreReader) throws(Failure) -> Record? {
    let category = order.text("category") ?? ""
    var best: (rank: Int, record: Record)?
    try reader.forEach(.template) { (stored) throws(Failure) in
      let template = stored.record
      let own = template.text("category") ?? ""
      guard template.text("kind") == "notice", template.text("forState") == "resolved",
        template.status == "published",
        own.isEmpty || category == own || category.hasPrefix(own + ".")
      else { return true }
      if best.map({ $0.rank <= own.count }) ?? true { best = (own.count, template) }
      return true
    }
    return best?.record
  }

  /// What the order lacks is a gap to be filled by the voice.
  private func filled(
    _ text: String, from order: Record, _ reader: StoreReader
  ) throws(Failure) -> String {
    var parts = text.split(separator: "{{", omittingEmptySubsequences: false).map(String.init)
    for place in parts.indices.dropFirst() {
      guard let end = parts[place].firstRange(of: "}}") else { continue }
      let path = parts[place][..<end.lowerBound].split(separator: ".").map(String.init)
      let rest = parts[place][end.upperBound...]
      parts[place] = try value(at: path, of: order, reader) + rest
    }
    return parts.joined()
  }

  private func value(
    at path: [String], of order: Record, _ reader: StoreReader
  ) throws(Failure) -> String {
    var value: JSON? = .object(order.members)
    for name in path { value = value?[name] }
    let text = value?.string ?? ""
    if IDs.isUUID(text), let name = try RecordPrinting.name(of: text, reader) { return name }
    if let time = Instant(rfc3339: text) { return time.localText(.minute) }
    return text.isEmpty ? "____" : text
  }
}
