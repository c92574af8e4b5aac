import DomainModel
import JSONDiff
import LocalStore

/// Exchanges with another desk of the same node by file, without a network.
public struct SyncByFile: Sendable {
  let desk: Desk
  let port: SyncPort

  /// Gives the desk and the way to what seals.
  public init(desk: Desk, port: SyncPort) {
    self.desk = desk
    self.port = port
  }

  /// Makes a file for another desk with all that the home hasn't confirmed.
  ///
  /// - Parameters:
  ///   - path: where it is written; `-` is standard output.
  ///   - recipient: the desk's name, letters or id; nil takes the only other one.
  ///   - files: the files.
  /// - Returns: `file`, `to` and how many changes were `written`.
  /// - Throws: `.ruleRefused` (`peer.which`) when several desks or none come into question;
  ///   `.notEnrolled`, `.keyMissing`, `.cannotWrite`.
  public func write(
    _ path: String, to recipient: String?, files: CommandFiles
  ) throws(Failure) -> CommandOutcome {
    let peer = try peer(recipient)
    let (bytes, count) = try port.writeFile(desk, peer.id)
    try files.write(path) { (write) throws(Failure) in try write(bytes) }
    let name = peer.title
    return CommandOutcome(
      Phrase("已为“\(name)”写出 \(count) 项改动", "\(count) changes written for “\(name)”"),
      output: ["file": .string(path), "to": .string(peer.id), "written": JSON(count)],
      text: Phrase("", ""))
  }

  /// Takes a file of another desk in; a second time changes nothing.
  ///
  /// - Returns: the report, as an exchange with the node gives it.
  /// - Throws: `.verificationFailed` for a file that was changed or cut, is for another desk, or
  ///   comes from one that isn't known; `.inputFormat`. Nothing is written then.
  public func take(_ path: String, files: CommandFiles) throws(Failure) -> CommandOutcome {
    let report = try port.takeFile(desk, try files.read(path))
    let number = { (name: String) in report[name]?.int ?? 0 }
    return CommandOutcome(
      Phrase(
        "收入 \(number("pulled")) 项，预计合并 \(number("merged"))、冲突 \(number("conflicts"))、"
          + "不成立 \(number("rejected"))；以节点的裁定为准",
        "\(number("pulled")) taken in; foretold: \(number("merged")) merged, "
          + "\(number("conflicts")) in conflict, \(number("rejected")) refused. The node decides"),
      output: report, text: Phrase("", ""))
  }

  private func peer(_ asked: String?) throws(Failure) -> Record {
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
      asked.map { [device.id, device.title, device.text("desk")].contains($0) } ?? true
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
