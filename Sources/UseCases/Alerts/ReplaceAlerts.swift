import DomainModel
import JSONDiff
import LocalStore

/// Ends alerts that another message replaces or cancels, by the references of CAP 1.2.
///
/// A message acts only on those of its own kind: an exercise's Cancel ends no real alert. It looks at
/// all messages, not only the newest, so that a Cancel that came before its Alert
/// still wins. What a machine does by itself is a function of the messages: every desk writes the
/// same end.
struct ReplaceAlerts {
  let desk: Desk

  /// - Returns: how many alerts were ended.
  @discardableResult
  func callAsFunction() throws(Failure) -> Int {
    let context = WriteContext(actor: Actor.system.id, now: desk.now, work: "alerts")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let ends = try ends(in: transaction)
      var count = 0
      for (id, end) in ends.sorted(by: { $0.key < $1.key }) {
        guard let alert = try transaction.record(id)?.record, alert["end"] == nil else { continue }
        var ended = alert
        ended["end"] = .object(end.json)
        try transaction.update(
          id, to: ended, command: end.why == "cancelled" ? "alert.cancel" : "alert.update")
        count += 1
      }
      return count
    }
  }

  /// Why and by which message an alert ends.
  private struct End {
    let why: String
    let message: String
    let at: Instant

    var json: JSONObject {
      ["why": .string(why), "by": .string(message), "at": .string(at.rfc3339)]
    }
  }

  /// By alert; of several messages the earliest counts.
  private func ends(in transaction: WriteTransaction) throws(Failure) -> [String: End] {
    var known: [String: (id: String, purpose: AlertPurpose)] = [:]
    var messages: [(end: End, purpose: AlertPurpose, references: [String])] = []
    try transaction.forEach(.alert) { (stored) throws(Failure) in
      let alert = stored.record
      let purpose = AlertPurpose.of(alert)
      if let identity = alert.text("identity") { known[identity] = (alert.id, purpose) }
      guard let cap = alert["cap"], let at = cap["sent"]?.string.flatMap({ Instant(rfc3339: $0) }),
        let why = ReplaceAlerts.why(cap["msgType"]?.string)
      else { return true }
      var references = (cap["references"]?.string ?? "").split(whereSeparator: \.isWhitespace)
        .map(String.init)
      // The message that cancels is no alert of its own.
      if why == "cancelled", let own = alert.text("identity") { references.append(own) }
      messages.append((End(why: why, message: alert.id, at: at), purpose, references))
      return true
    }
    var ends: [String: End] = [:]
    for message in messages.sorted(by: { $0.end.at < $1.end.at }) {
      for reference in message.references {
        guard let named = known[reference], named.purpose == message.purpose,
          ends[named.id] == nil
        else { continue }
        ends[named.id] = message.end
      }
    }
    return ends
  }

  private static func why(_ messageType: String?) -> String? {
    switch messageType {
    case "Update": "superseded"
    case "Cancel": "cancelled"
    default: nil
    }
  }
}
