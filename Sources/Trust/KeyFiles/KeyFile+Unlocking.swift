/// A sealed key that was opened at a seat stays open there: a slip beside the key file says so,
/// `keys/operator-ID.key.open`, a line a seat with a signature by the key itself.
///
/// The slip holds no secret, so no plain key is on the disk while a passphrase is set, and nobody
/// can write one without the passphrase. It covers the head of the key file with the salt of its
/// seal: another passphrase voids it. It outlives the process; a seat ends with its terminal or
/// with the machine's run, and its line then fits nobody.
extension KeyFile {
  /// Opens the key at a seat until `lock`, a change of passphrase or the end of the seat.
  ///
  /// - Parameters:
  ///   - passphrase: of the key.
  ///   - seat: who may act with it from now on: one line without tabs, whose first word names the
  ///     machine's run; lines of earlier runs are dropped.
  /// - Throws: as `read`, and `trust.keyFile.write`; nobody has unlocked anything then.
  public func unlock(passphrase: SecretBytes, at seat: String) throws(TrustProblem) {
    let text = try storedText()
    guard case .sm2(let key) = try text.key(passphrase: passphrase) else {
      throw TrustProblem(.key, "only SM2 keys are unlocked at a seat")
    }
    let signature = try key.signature(of: Self.message(seat, text))
    let run = seat.prefix { $0 != " " }
    let others = slipLines.filter { $0.seat != seat && $0.seat.hasPrefix(run + " ") }
    try writeSlip(others.suffix(Self.mostSeats) + [(seat, Base64.url(signature.bytes))])
  }

  /// Whether the key was unlocked at this seat and not locked since.
  public func isUnlocked(at seat: String) -> Bool {
    guard let text = try? storedText(),
      let key = try? SM2PublicKey(text: text.header.publicText)
    else { return false }
    return slipLines.contains { line in
      guard line.seat == seat, let bytes = Base64.bytes(url: line.signature),
        let signature = try? Signature64(bytes: bytes)
      else { return false }
      return key.isValid(signature, for: Self.message(seat, text))
    }
  }

  /// Locks the key at a seat; without effect where it wasn't unlocked.
  /// - Throws: `trust.keyFile.write`; the key is then still open.
  public func lock(at seat: String) throws(TrustProblem) {
    let lines = slipLines
    let others = lines.filter { $0.seat != seat }
    guard others.count < lines.count else { return }
    try writeSlip(others)
  }

  private static let firstLine = "dutydesk-open 1"
  private static let mostSeats = 100

  private var slipPath: String { path + ".open" }

  private static func message(_ seat: String, _ text: KeyFileText) -> [UInt8] {
    Array("\(firstLine)\n\(seat)\n\(text.headText)".utf8)
  }

  private var slipLines: [(seat: String, signature: String)] {
    guard let bytes = try? OwnFile.read(slipPath, limit: 1 << 16) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }

  private func writeSlip(_ lines: [(seat: String, signature: String)]) throws(TrustProblem) {
    let text = lines.map { "\($0.seat)\t\($0.signature)\n" }.joined()
    try OwnFile.replace(slipPath, Array(text.utf8))
  }
}
