import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// A change in the node's log, whatever became of it.
public struct LoggedChange: Sendable, Hashable {
  /// Its place in the log, from 1, without gaps.
  public var sequence: Int
  /// The change as it came, in canonical members.
  public var change: JSONObject
  /// The clock as far as it counts.
  public var clock: Int64
  /// What the device was answered.
  public var answer: OutcomeLine
  /// Who may see the record before and after; nil where there is none.
  public var before: Audience?
  /// Who may see it after.
  public var after: Audience?
  /// From the record before to the one after, for readers of level 4.
  public var patch: JSON
  /// And back; never travels.
  public var inverse: JSON
  /// The rev before, nil for a creation.
  public var revBefore: Digest32?
  /// The rev after; nil when the record doesn't exist.
  public var revAfter: Digest32?
  /// Patch and rev for readers of lower levels, where these differ; by the form's number. Without
  /// operations where the record is new.
  public var masked: [Int: MaskedChange]
  /// The entry in the ledger.
  public var entry: String
  /// What the entry's commitment was salted with.
  public var salt: [UInt8]

  /// The record's id.
  public var record: String { change["record"]?.string ?? "" }
  /// The device that made it.
  public var device: String { change["device"]?.string ?? "" }
  /// Its epoch.
  public var epoch: Int { change["epoch"]?.int ?? 0 }
  /// Its number.
  public var number: Int { change["number"]?.int ?? 0 }
  /// Whether nothing of it stands.
  public var isRefused: Bool { answer.effective == .refused }
  /// Whether it is part of the record's history here: neither refused nor waiting for its home.
  public var isOrdered: Bool { !isRefused && answer.effective != .forwarded }

  /// Whether readers of a form may see all of the change. Of what wasn't ordered nobody knows what
  /// would have had to be masked.
  func isWhole(for form: Int) -> Bool {
    form == Form.whole || isOrdered && masked.isEmpty
  }
}

/// What readers of a lower level get of a change.
public struct MaskedChange: Sendable, Hashable {
  /// Between the copies that they hold.
  public var patch: JSON
  /// The rev of the copy after it.
  public var rev: Digest32
}

extension LoggedChange {
  /// As a store keeps it, but for sequence, entry and salt, which have columns of their own.
  package var stored: JSONObject {
    var object: JSONObject = [
      "change": .object(change), "clock": .number(JSONNumber(clock)),
      "answer": .object(answer.json), "patch": patch, "inverse": inverse,
    ]
    object["before"] = before?.json
    object["after"] = after?.json
    object["revBefore"] = revBefore.map { .string($0.text) }
    object["revAfter"] = revAfter.map { .string($0.text) }
    if !masked.isEmpty {
      object["masked"] = .object(
        JSONObject(
          members: masked.map { form, change in
            (String(form), ["patch": change.patch, "rev": .string(change.rev.text)])
          }))
    }
    return object
  }

  package init(
    sequence: Int, stored json: JSON, entry: String, salt: [UInt8]
  ) throws(Failure) {
    let damaged = Failure(.storeCorrupt, ["text": .string("change \(sequence)")])
    guard let change = json["change"]?.object, let clock = json["clock"]?.int,
      let line = json["answer"]?.object, let patch = json["patch"], let inverse = json["inverse"],
      let answer = try? OutcomeLine(json: line)
    else { throw damaged }
    var masked: [Int: MaskedChange] = [:]
    for (form, copy) in json["masked"]?.object ?? [:] {
      guard let form = Int(form), let patch = copy["patch"],
        let rev = copy["rev"]?.string.flatMap(Digest32.init(text:))
      else { throw damaged }
      masked[form] = MaskedChange(patch: patch, rev: rev)
    }
    self.init(
      sequence: sequence, change: change, clock: Int64(clock), answer: answer,
      before: Audience(json["before"]), after: Audience(json["after"]), patch: patch,
      inverse: inverse, revBefore: json["revBefore"]?.string.flatMap(Digest32.init(text:)),
      revAfter: json["revAfter"]?.string.flatMap(Digest32.init(text:)), masked: masked,
      entry: entry, salt: salt)
  }
}
