import DomainModel
import JSONDiff
import LocalStore

/// Exchanges by file, without a network: with the node, or with another desk of it.
public struct SyncByFile: Sendable {
  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to what seals.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// Makes a file for the node or another desk with all that the home hasn't confirmed.
  ///
  /// - Parameters:
  ///   - path: where it is written; `-` is standard output.
  ///   - recipient: the desk's name, letters or id; nil for the node.
  ///   - files: the files.
  /// - Returns: `file`, `to` and how many changes were `written`.
  /// - Throws: `.ruleRefused` (`peer.which`) when several desks or none are called so;
  ///   `.notEnrolled`, `.keyMissing`, `.cannotWrite`.
  public func write(
    _ path: String, to recipient: String?, files: CommandFiles
  ) throws(Failure) -> CommandOutcome {
    var peer: Record?
    if let recipient { peer = try self.peer(recipient) }
    let (bytes, count) = try port.writeFile(desk, peer?.id)
    try files.write(path) { (write) throws(Failure) in try write(bytes) }
    let sentence =
      peer.map {
        Phrase("已为“\($0.title)”写出 \(count) 项改动", "\(count) changes written for “\($0.title)”")
      }
      ?? Phrase(
        "已为节点写出 \(count) 项改动；在节点上用 dutydesk-node sync 收入",
        "\(count) changes written for the node, which takes them by dutydesk-node sync")
    return CommandOutcome(
      sentence,
      output: [
        "file": .string(path), "to": .string(peer?.id ?? "node"), "written": JSON(count),
      ], text: Phrase("", ""))
  }

  /// Takes a file of the node or of another desk in; a second time changes nothing.
  ///
  /// - Returns: the report, as an exchange with the node gives it.
  /// - Throws: `.verificationFailed` for a file that was changed or cut, is for another desk, or
  ///   comes from one that isn't known; `.inputFormat`. Nothing is written then.
  public func take(_ path: String, files: CommandFiles) throws(Failure) -> CommandOutcome {
    try OwnClaims(desk: desk).told { () throws(Failure) in
      SyncByFile.outcome(try port.takeFile(desk, try files.read(path)))
    }
  }

  private static func outcome(_ report: JSON) -> CommandOutcome {
    let number = { (name: String) in report[name]?.int ?? 0 }
    guard report["foretold"] == true else {
      return CommandOutcome(SyncNow.sentence(report), output: report, text: Phrase("", ""))
    }
    return CommandOutcome(
      Phrase(
        "收入 \(number("pulled")) 项，预计合并 \(number("merged"))、冲突 \(number("conflicts"))、"
          + "不成立 \(number("rejected"))；以节点的裁定为准",
        "\(number("pulled")) taken in; foretold: \(number("merged")) merged, "
          + "\(number("conflicts")) in conflict, \(number("rejected")) refused. The node decides"),
      output: report, text: Phrase("", ""))
  }

  private func peer(_ asked: String) throws(Failure) -> Record {
    let devices = try desk.store.read { (reader) throws(Failure) in
      let own = try reader.identity().device
      var devices: [Record] = []
      try reader.forEach(.device) { stored in
        if stored.record.id != own, stored.record.status == "active" {
          devices.append(stored.record)
        }
        return true
      }
      return devices
    }
    let fitting = devices.filter { device in
      [device.id, device.title, device.text("desk")].contains(asked)
    }
    guard fitting.count == 1, let peer = fitting.first else {
      let names = devices.map { "\($0.title) \($0.text("desk") ?? "")" }
      throw Failure(
        .ruleRefused,
        ["rule": "peer.which", "candidates": .string(names.joined(separator: "、"))])
    }
    return peer
  }
}
