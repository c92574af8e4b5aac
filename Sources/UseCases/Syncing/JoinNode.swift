import DomainModel
import JSONDiff
import LocalStore

/// Joins a node with a one-time token, then exchanges for the first time.
public struct JoinNode: Sendable {
  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to nodes.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// A first exchange that fails doesn't take the enrolment back: the next `sync` makes up for it.
  ///
  /// - Throws: `.ruleRefused` for a store that has joined already or holds samples that aren't to
  ///   be kept; `.keyLocked`, `.nodeUnreachable`, `.nodeRefused`.
  public func callAsFunction(
    url: String, token: String, keepsSamples: Bool
  ) throws(Failure) -> CommandOutcome {
    _ = try desk.unlockedActor(nil)
    let joining = try desk.store.read { (reader) throws(Failure) in
      let unit = try reader.setting(DeskSetting.unit)?.string
      return SyncPort.Joining(
        url: url, token: token, keepsSamples: keepsSamples,
        name: try unit.flatMap { (id) throws(Failure) in try reader.title(of: id) } ?? "desk",
        operatorID: try reader.setting(DeskSetting.operator)?.string, unitID: unit,
        operatorSetting: DeskSetting.operator)
    }
    let answer = try port.join(desk, joining)
    var output: JSONObject = [
      "node": .string(url), "device": answer["device"] ?? .null, "desk": answer["desk"] ?? .null,
      "operator": answer["operator"] ?? .null, "grants": answer["grants"] ?? .array([]),
      "sync": .null,
    ]
    do throws(Failure) {
      output["sync"] = try port.exchange(desk, false)
      try takeOverUnit(of: answer["operator"]?.string)
    } catch {
      output["syncFailed"] = .string(error.code.rawValue)
    }
    let exchanged = output["sync"].flatMap { $0 == .null ? nil : SyncNow.sentence($0) }
    return CommandOutcome(
      Phrase(
        "已加入节点 \(url)" + (exchanged.map { "\n" + $0.chinese } ?? ""),
        "Joined the node \(url)" + (exchanged.map { "\n" + $0.english } ?? "")),
      output: .object(output), text: Phrase("", ""))
  }

  private var context: WriteContext {
    WriteContext(actor: Actor.system.id, now: desk.now, work: "enrol")
  }

  /// The node may have put the operator into another unit, and the desk with him.
  private func takeOverUnit(of person: String?) throws(Failure) {
    guard let person else { return }
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      guard let record = try transaction.record(person)?.record,
        let unit = record.text("unit"), try transaction.record(unit) != nil
      else { return }
      try transaction.set(.string(unit), forSetting: DeskSetting.unit)
      try transaction.set(.string(record.scope), forSetting: DeskSetting.scope)
    }
  }
}
