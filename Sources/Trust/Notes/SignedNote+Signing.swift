extension SignedNote {
  /// The note with one more line: this key signs the text.
  /// - Parameters:
  ///   - key: the private key.
  ///   - name: under which name; a log's is its origin.
  /// - Returns: the note, one line longer.
  /// - Throws: `trust.key` for a name no line can have, `trust.unavailable`.
  public func signed(by key: StoredKey, name: String) throws(TrustProblem) -> SignedNote {
    let noteKey = try NoteKey(name: name, point: key.point)
    var note = self
    note.add(try key.signature(of: text).bytes, by: noteKey)
    return note
  }

  /// The note with the line of a witness, C2SP tlog-cosignature: the signature covers a time before
  /// the text. What a witness must have checked is in `Witness`.
  /// - Parameters:
  ///   - key: the witness's private key.
  ///   - name: the witness's name.
  ///   - seconds: the time in seconds since 1970.
  /// - Returns: the note, one line longer.
  /// - Throws: `trust.key` for a name no line can have, `trust.unavailable`.
  func cosigned(
    by key: StoredKey, name: String, seconds: UInt64
  ) throws(TrustProblem) -> SignedNote {
    let noteKey = try NoteKey(name: name, point: key.point, purpose: .cosignature)
    let signature = try key.signature(of: Self.timed(text, seconds))
    var note = self
    note.add([UInt8].bigEndian(seconds) + signature.bytes, by: noteKey)
    return note
  }

  /// Accepts a note that **every** one of the keys has signed. All of them, because a line that was
  /// cut away must not go unnoticed: who expects SM2 isn't content with Ed25519. Lines of other
  /// keys are ignored.
  /// - Returns: for each key in its order the time of its cosignature, nil for a log's line.
  /// - Throws: `trust.note.signer` when a key has no line or no key was given, `trust.signature`
  ///   when any line of a key isn't valid, `trust.signature.form`.
  @discardableResult
  public func verified(by keys: [NoteKey]) throws(TrustProblem) -> [UInt64?] {
    guard !keys.isEmpty else { throw TrustProblem(.signerMissing, "no key was given to trust") }
    var times: [UInt64?] = []
    for key in keys { times.append(try verified(by: key)) }
    return times
  }

  private func verified(by key: NoteKey) throws(TrustProblem) -> UInt64? {
    let own = lines(of: key)
    guard !own.isEmpty else {
      throw TrustProblem(.signerMissing, "\(key.text) has not signed the note")
    }
    var time: UInt64?
    for line in own { time = try verified(line, by: key) }
    return time
  }

  private func verified(_ line: Line, by key: NoteKey) throws(TrustProblem) -> UInt64? {
    switch key.purpose {
    case .log:
      try key.verify(Signature64(bytes: line.signature), for: text)
      return nil
    case .cosignature:
      guard let seconds = Array(line.signature.prefix(8)).bigEndianNumber else {
        throw TrustProblem(.signatureForm, "a cosignature begins with eight bytes of time")
      }
      let signature = try Signature64(bytes: Array(line.signature.dropFirst(8)))
      try key.verify(signature, for: Self.timed(text, seconds))
      return seconds
    }
  }

  private static func timed(_ text: [UInt8], _ seconds: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(seconds)\n".utf8) + text
  }
}

extension NoteKey {
  /// Accepts a signature of this key.
  fileprivate func verify(_ signature: Signature64, for bytes: [UInt8]) throws(TrustProblem) {
    let isValid =
      switch point {
      case .ed25519(let key): key.isValid(signature, for: bytes)
      case .sm2(let key): key.isValid(signature, for: bytes)
      }
    guard isValid else { throw TrustProblem(.signature, "the line of \(text) isn't valid") }
  }
}

extension StoredKey {
  /// The public key as notes name it.
  public var point: NoteKey.Point {
    switch self {
    case .sm2(let key): .sm2(key.publicKey)
    case .ed25519(let key): .ed25519(key.publicKey)
    }
  }

  /// The signature of a message.
  /// - Throws: `trust.unavailable`.
  public func signature(of message: [UInt8]) throws(TrustProblem) -> Signature64 {
    switch self {
    case .sm2(let key): try key.signature(of: message)
    case .ed25519(let key): try key.signature(of: message)
    }
  }
}
