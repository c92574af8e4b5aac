import JSONDiff

/// What the ledger keeps of a change: everything but its contents, and a commitment to those.
///
/// The members `patch`, `arguments` and `reason` may hold personal data. They and a salt make the
/// commitment; erasing both leaves an entry that still proves who changed which record when, and
/// from which digest to which, but never again what.
public struct LedgerEntry: Hashable, Sendable {
  /// Members of a change that an entry conceals.
  public static let concealedMembers = ["arguments", "patch", "reason"]
  /// The member an entry adds to the change.
  public static let ledgerMember = "ledger"

  /// The entry in canonical form, RFC 8785: exactly these bytes are hashed.
  public let text: String

  /// The leaf hash, `MerkleHash.leaf` of the canonical bytes.
  public var leaf: Digest32 { MerkleHash.leaf(Array(text.utf8)) }

  /// An entry from its canonical text.
  /// - Throws: `trust.ledger.entry` for text in any other form and for one that conceals nothing.
  public init(text: String) throws(TrustProblem) {
    let problem = TrustProblem(.entryForm, "not a ledger entry in canonical form")
    guard let json = try? JSON.parse(text, limits: .line), json.canonicalText == text,
      let object = json.object, Self.commitment(of: object) != nil,
      !Self.concealedMembers.contains(where: object.contains(name:))
    else { throw problem }
    self.text = text
  }

  /// The entry of a change.
  /// - Parameters:
  ///   - change: as PROTOCOL.md has it.
  ///   - order: where in the ledger's order it stands, and between which digests.
  ///   - salt: 32 unpredictable bytes, kept beside the contents and erased with them.
  /// - Returns: the entry, and what opens its commitment.
  /// - Throws: `trust.ledger.entry` for a salt of another length and a change that has a member
  ///   `ledger` or nothing to conceal.
  public static func sealing(
    _ change: JSONObject, order: LedgerOrder, salt: [UInt8]
  ) throws(TrustProblem) -> (entry: LedgerEntry, disclosure: Disclosure) {
    let disclosure = try Disclosure(of: change, salt: salt)
    let entry = try LedgerEntry(
      sealing: change, order: order, commitment: disclosure.commitment)
    return (entry, disclosure)
  }

  /// The entry of a change whose contents were committed to already.
  /// - Throws: `trust.ledger.entry` for a change that has a member `ledger`.
  public init(
    sealing change: JSONObject, order: LedgerOrder, commitment: Digest32
  ) throws(TrustProblem) {
    var open = change.without(Self.concealedMembers)
    guard !open.contains(name: Self.ledgerMember) else {
      throw TrustProblem(.entryForm, "a change has no member \(Self.ledgerMember)")
    }
    open[Self.ledgerMember] = .object(order.members(committing: commitment))
    text = JSON.object(open).canonicalText
    guard text.utf8.count <= JSONLimits.line.maximumBytes else {
      throw TrustProblem(.entryForm, "an entry that nobody could read again")
    }
  }

  /// What the contents were committed to.
  public var commitment: Digest32? {
    (try? JSON.parse(text, limits: .line))?.object.flatMap(Self.commitment(of:))
  }

  /// The leaf of the entry before it in its scope, nil for a scope's first: the chain that a
  /// replica of one scope checks without the tree.
  public var previous: Digest32? {
    let json = try? JSON.parse(text, limits: .line)
    return json?[Self.ledgerMember]?["previous"]?.string.flatMap(Digest32.init(text:))
  }

  private static func commitment(of object: JSONObject) -> Digest32? {
    object[ledgerMember]?["commitment"]?.string.flatMap(Digest32.init(text:))
  }
}

/// Where an entry stands.
public struct LedgerOrder: Hashable, Sendable {
  /// The sequence of the change at its node.
  public let sequence: Int
  /// The `rev` before, nil for a creation.
  public let before: Digest32?
  /// The `rev` after.
  public let after: Digest32
  /// The leaf of the scope's entry before, nil for its first.
  public let previous: Digest32?

  /// A place in the order.
  public init(sequence: Int, before: Digest32?, after: Digest32, previous: Digest32?) {
    self.sequence = sequence
    self.before = before
    self.after = after
    self.previous = previous
  }

  fileprivate func members(committing commitment: Digest32) -> JSONObject {
    var members = JSONObject()
    members["sequence"] = JSON(sequence)
    members["before"] = before.map { JSON($0.text) }
    members["after"] = JSON(after.text)
    members["previous"] = previous.map { JSON($0.text) }
    members["commitment"] = JSON(commitment.text)
    return members
  }
}
