import DomainModel
import JSONDiff

/// A line between a node and the node above it; the same lines go both ways.
///
/// Upwards goes what the node below ordered as its home, downwards what comes down to it and what
/// people above propose on its records.
public enum RelayLine: Sendable, Hashable {
  /// A change that its home has ordered.
  case change(RelayedChange)
  /// A change that waits for the order of the home below.
  case proposal(RelayedProposal)
  /// What became of a proposal of which nothing stands.
  case settled(RelayedSettlement)

  /// The sender's sequence.
  public var sequence: Int {
    switch self {
    case .change(let change): change.sequence
    case .proposal(let proposal): proposal.sequence
    case .settled(let settlement): settlement.sequence
    }
  }

  /// The line.
  public var json: JSONObject {
    switch self {
    case .change(let change): ["change": .object(change.json)]
    case .proposal(let proposal): ["proposal": .object(proposal.json)]
    case .settled(let settlement): ["settled": .object(settlement.json)]
    }
  }

  /// Reads a line.
  /// - Throws: `.malformed`.
  public init(json line: JSONObject) throws(Problem) {
    if let change = line["change"] {
      self = .change(try RelayedChange(json: change))
    } else if let proposal = line["proposal"] {
      self = .proposal(try RelayedProposal(json: proposal))
    } else if let settled = line["settled"] {
      self = .settled(try RelayedSettlement(json: settled))
    } else {
      throw RelayLine.odd
    }
  }

  static let odd = Problem(.malformed, ["code": "relay.form"])
}

/// Who made a change first, whatever nodes it has come through.
public struct ChangeOrigin: Sendable, Hashable {
  /// The device.
  public var device: String
  /// Its epoch.
  public var epoch: Int
  /// Its number.
  public var number: Int

  /// Makes an origin.
  public init(device: String, epoch: Int, number: Int) {
    self.device = device
    self.epoch = epoch
    self.number = number
  }

  /// The origin of a change: what it says itself, else its own identity.
  public init?(of change: JSONObject) {
    self.init(change["origin"] ?? .object(change))
  }

  /// Reads an origin; nil when a member is missing.
  public init?(_ json: JSON?) {
    guard let device = json?["device"]?.string, let epoch = json?["epoch"]?.int,
      let number = json?["number"]?.int
    else { return nil }
    self.init(device: device, epoch: epoch, number: number)
  }

  /// The stored form.
  public var json: JSON {
    ["device": .string(device), "epoch": JSON(epoch), "number": JSON(number)]
  }

  /// As a key of a book.
  public var key: String { "\(device)/\(epoch)/\(number)" }
}

/// A change in the order of its home, on its way to another node.
public struct RelayedChange: Sendable, Hashable {
  /// Its sequence in the sender's log.
  public var sequence: Int
  /// The change as readers get it: the patch leads from the home's record before it to the one
  /// after it. Identity and sequence are left out.
  public var change: JSONObject
  /// Who made it.
  public var origin: ChangeOrigin
  /// The nodes that it has come through, its home first.
  public var via: [String]
  /// The rev of the record after it.
  public var rev: String
  /// The record after it, for a receiver whose copy has parted.
  public var document: JSONObject?
  /// What its proposer is answered, when it was proposed from above.
  public var answer: OutcomeLine?

  /// Makes a change.
  public init(
    sequence: Int, change: JSONObject, origin: ChangeOrigin, via: [String], rev: String,
    document: JSONObject? = nil, answer: OutcomeLine? = nil
  ) {
    self.sequence = sequence
    self.change = change
    self.origin = origin
    self.via = via
    self.rev = rev
    self.document = document
    self.answer = answer
  }

  var json: JSONObject {
    var line: JSONObject = [
      "sequence": JSON(sequence), "change": .object(change), "origin": origin.json,
      "via": .array(via.map { .string($0) }), "rev": .string(rev),
    ]
    line["document"] = document.map { .object($0) }
    line["answer"] = answer.map { .object($0.json) }
    return line
  }

  init(json: JSON) throws(Problem) {
    guard let sequence = json["sequence"]?.int, sequence > 0, let change = json["change"]?.object,
      let origin = ChangeOrigin(json["origin"]), let rev = json["rev"]?.string,
      Route.isDigest(rev), let via = json["via"]?.array?.compactMap(\.string), !via.isEmpty
    else { throw RelayLine.odd }
    self.init(
      sequence: sequence, change: change, origin: origin, via: via, rev: rev,
      document: json["document"]?.object,
      answer: try json["answer"]?.object.map { json throws(Problem) in try OutcomeLine(json: json) }
    )
  }
}

/// A change that somebody above made on a record whose home is below.
public struct RelayedProposal: Sendable, Hashable {
  /// Its sequence in the sender's log.
  public var sequence: Int
  /// The change as its device sent it; `base` is the receiver's own sequence.
  public var change: JSONObject
  /// The operator as the sender knows him, for the home to hold to its rules.
  public var person: JSONObject

  /// Makes a proposal.
  public init(sequence: Int, change: JSONObject, person: JSONObject) {
    self.sequence = sequence
    self.change = change
    self.person = person
  }

  var json: JSONObject {
    ["sequence": JSON(sequence), "change": .object(change), "person": .object(person)]
  }

  init(json: JSON) throws(Problem) {
    guard let sequence = json["sequence"]?.int, sequence > 0, let change = json["change"]?.object,
      let person = json["person"]?.object
    else { throw RelayLine.odd }
    self.init(sequence: sequence, change: change, person: person)
  }
}

/// What became of a proposal that changed nothing.
public struct RelayedSettlement: Sendable, Hashable {
  /// Its sequence in the sender's log.
  public var sequence: Int
  /// The record that it was about.
  public var record: String
  /// Its type.
  public var type: String
  /// Its scope.
  public var scope: String
  /// Who made it.
  public var origin: ChangeOrigin
  /// What its proposer is answered.
  public var answer: OutcomeLine

  /// Makes a settlement.
  public init(
    sequence: Int, record: String, type: String, scope: String, origin: ChangeOrigin,
    answer: OutcomeLine
  ) {
    self.sequence = sequence
    self.record = record
    self.type = type
    self.scope = scope
    self.origin = origin
    self.answer = answer
  }

  var json: JSONObject {
    [
      "sequence": JSON(sequence), "record": .string(record), "type": .string(type),
      "scope": .string(scope), "origin": origin.json, "answer": .object(answer.json),
    ]
  }

  init(json: JSON) throws(Problem) {
    guard let sequence = json["sequence"]?.int, sequence > 0, let record = json["record"]?.string,
      let type = json["type"]?.string, let scope = json["scope"]?.string,
      let origin = ChangeOrigin(json["origin"]), let answer = json["answer"]?.object
    else { throw RelayLine.odd }
    self.init(
      sequence: sequence, record: record, type: type, scope: scope, origin: origin,
      answer: try OutcomeLine(json: answer))
  }
}
