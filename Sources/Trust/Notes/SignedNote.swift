/// A text with signature lines, C2SP signed-note:
/// ```
/// text, ends with a line feed
///
/// — name base64(key hash ‖ signature)
/// ```
public struct SignedNote: Hashable, Sendable {
  /// A signature line.
  public struct Line: Hashable, Sendable {
    /// Who claims to have signed.
    public let name: String
    /// Four bytes that say by which key.
    public let keyHash: [UInt8]
    /// The signature, in the form of its type.
    public let signature: [UInt8]
  }

  /// The signed bytes, with the last line feed. Bytes, for texts that look equal must not be taken
  /// for equal.
  public let text: [UInt8]
  /// The signature lines in their order; those of unknown keys too.
  public private(set) var lines: [Line]

  /// Limits of the specification and ours: a note is small.
  private static let maximumLines = 100
  private static let maximumByteCount = 64 << 10

  /// A note that nobody has signed.
  /// - Throws: `trust.note.form` unless the text ends with a line feed and has neither control
  ///   characters nor empty lines.
  public init(text: [UInt8]) throws(TrustProblem) {
    let problem = TrustProblem(.noteForm, "a note's text is lines of UTF-8 without empty ones")
    guard text.last == 0x0A, text.count <= Self.maximumByteCount,
      String(validating: text, as: UTF8.self) != nil,
      text.first != 0x0A, !text.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }),
      !zip(text, text.dropFirst()).contains(where: { $0 == 0x0A && $1 == 0x0A })
    else { throw problem }
    self.text = text
    lines = []
  }

  /// A note from its bytes. Says nothing about who signed; see `verified`.
  /// - Throws: `trust.note.form`, also for a signature line that is spelled in any other way.
  public init(parsing bytes: [UInt8]) throws(TrustProblem) {
    let problem = TrustProblem(.noteForm, "not a note with signature lines")
    guard bytes.count <= Self.maximumByteCount, bytes.last == 0x0A,
      let gap = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A })
    else { throw problem }
    try self.init(text: Array(bytes[...gap]))
    guard let rest = String(validating: bytes[(gap + 2)...], as: UTF8.self) else { throw problem }
    let written = rest.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    guard !written.isEmpty, written.count <= Self.maximumLines else { throw problem }
    for line in written {
      guard let line = Line(parsing: Substring(line)) else { throw problem }
      lines.append(line)
    }
  }

  /// The whole note.
  public var bytes: [UInt8] {
    text + [0x0A] + lines.flatMap { Array($0.text.utf8) }
  }

  /// Adds a line at the end.
  mutating func add(_ signature: [UInt8], by key: NoteKey) {
    lines.append(Line(name: key.name, keyHash: key.keyHash, signature: signature))
  }

  /// The lines of a key: its name and its hash.
  func lines(of key: NoteKey) -> [Line] {
    lines.filter { $0.keyHash == key.keyHash && $0.name.utf8.elementsEqual(key.name.utf8) }
  }
}

extension SignedNote.Line {
  private static let mark = Array("\u{2014} ".utf8)

  init?(parsing line: Substring) {
    guard line.utf8.starts(with: Self.mark) else { return nil }
    let words = line.utf8.dropFirst(Self.mark.count)
      .split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 2, NoteKey.isName(String(Substring(words[0]))),
      let bytes = Base64.bytes(standard: Substring(words[1])), bytes.count > 4
    else { return nil }
    name = String(Substring(words[0]))
    keyHash = Array(bytes.prefix(4))
    signature = Array(bytes.dropFirst(4))
  }

  fileprivate var text: String {
    "\u{2014} \(name) \(Base64.standard(keyHash + signature))\n"
  }
}
