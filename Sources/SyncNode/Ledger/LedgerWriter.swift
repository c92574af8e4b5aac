import DomainModel
import JSONDiff
import Trust

/// Adds a leaf for each change: the leaf's index is the change's sequence less one.
struct LedgerWriter {
  private let writing: any NodeWriting
  private var frontier: Frontier

  init(_ writing: any NodeWriting, size: Int) throws(Failure) {
    self.writing = writing
    do {
      frontier = try Frontier(size: size, read: LedgerHashes.reading(writing))
    } catch {
      throw Failure(.storeCorrupt, ["text": .string(error.description)])
    }
  }

  /// Adds a change with the commitment to what its entry conceals, and gives the entry's text.
  mutating func append(
    _ logged: LoggedChange, _ commitment: Result<Digest32, TrustProblem>
  ) throws(Failure) -> String {
    let scope = logged.change["scope"]?.string ?? ""
    let previous = try writing.value(.scopeHead, scope).flatMap(Digest32.init(bytes:))
    let entry = try LedgerEntry.of(logged, previous: previous, commitment)
    let leaf = entry.leaf
    for placed in frontier.append(leaf) {
      try writing.set(placed.hash.bytes, .ledger, LedgerHashes.key(placed.place))
    }
    try writing.set(leaf.bytes, .scopeHead, scope)
    return entry.text
  }
}

extension LedgerEntry {
  static func of(
    _ logged: LoggedChange, previous: Digest32?, _ commitment: Result<Digest32, TrustProblem>
  ) throws(Failure) -> LedgerEntry {
    let order = LedgerOrder(
      sequence: logged.sequence, before: logged.revBefore, after: logged.revAfter ?? .zero,
      previous: previous)
    do {
      return try LedgerEntry(
        sealing: logged.change, order: order, commitment: try commitment.get())
    } catch {
      throw Failure(.internalError, ["text": .string(error.description)])
    }
  }
}

/// The hashes of the tree in the books.
enum LedgerHashes {
  static func key(_ place: NodePlace) -> String { "\(place.level)/\(place.index)" }

  static func reading(_ reading: any NodeReading) -> HashReading {
    { place throws(TrustProblem) in
      let bytes = (try? reading.value(.ledger, key(place))) ?? nil
      guard let hash = bytes.flatMap({ Digest32(bytes: $0) }) else {
        throw TrustProblem(.hashMissing, "no hash \(key(place))")
      }
      return hash
    }
  }
}
