import DomainModel
import JSONDiff
import Trust

/// Where a command takes a passphrase from: the file that an option names, else the terminal.
struct PassphraseSource {
  let place: Workplace
  let request: CommandRequest

  /// Shorter ones are guessed at the desk itself.
  static let fewestBytes = 4

  /// The passphrase; a line break at the end of a file isn't part of it.
  ///
  /// Throws `.argumentMissing` where there is neither file nor terminal, `.fileMissing`.
  func read(
    _ option: String = "passphrase-file", asking question: Phrase
  ) throws(Failure) -> SecretBytes {
    var bytes: [UInt8]
    if let path = request.arguments[option]?.string {
      bytes = try place.files.read(path)
      if bytes.last == 0x0A { bytes.removeLast() }
      if bytes.last == 0x0D { bytes.removeLast() }
    } else {
      guard let typed = try place.askPassphrase(question) else {
        throw .missing(option, of: request.command)
      }
      bytes = typed
    }
    return SecretBytes(taking: &bytes)
  }

  /// A new passphrase; typed on a terminal it is asked twice.
  ///
  /// Throws also `.argumentInvalid` for a short one and when the second differs.
  func readNew() throws(Failure) -> SecretBytes {
    let new = try read(asking: Phrase("新口令：", "New passphrase: "))
    guard new.count >= Self.fewestBytes else { throw .invalid("passphrase", "passphrase.short") }
    guard request.arguments["passphrase-file"] == nil else { return new }
    let again = try read(asking: Phrase("再输一次：", "Once more: "))
    let first = new.withBytes { Array($0) }
    guard again.withBytes({ $0.elementsEqual(first) }) else {
      throw .invalid("passphrase", "passphrase.differs")
    }
    return new
  }
}
