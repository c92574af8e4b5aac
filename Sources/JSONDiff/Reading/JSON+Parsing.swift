extension JSON {
  /// Reads one document: RFC 8259 to the letter, and I-JSON (RFC 7493) in what it forbids: names
  /// twice in an object, bytes that are no UTF-8, lone surrogates. A byte order mark is refused.
  ///
  /// - Throws: `JSONError` with the byte where reading stopped; no other state is touched.
  public static func parse(
    _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .default
  ) throws(JSONError) -> JSON {
    guard bytes.count <= limits.maximumBytes else {
      throw JSONError(
        .size, offset: limits.maximumBytes,
        detail: "\(bytes.count) bytes, \(limits.maximumBytes) allowed")
    }
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      throw JSONError(.syntax, offset: 0, detail: "the text is empty")
    }
    var parser = JSONParser(base: base, end: bytes.count, limits: limits)
    return try parser.parseDocument()
  }

  /// Reads one document from bytes; see the other `parse`.
  public static func parse(
    _ bytes: [UInt8], limits: JSONLimits = .default
  ) throws(JSONError) -> JSON {
    let result = bytes.withUnsafeBytes { outcome(of: $0, limits: limits) }
    return try result.get()
  }

  /// Reads one document from a text; see the other `parse`.
  public static func parse(
    _ text: String, limits: JSONLimits = .default
  ) throws(JSONError) -> JSON {
    let result = CodeUnits.withBytes(of: text) {
      outcome(of: UnsafeRawBufferPointer($0), limits: limits)
    }
    return try result.get()
  }

  // The lending functions of the standard library don't all carry typed errors yet.
  private static func outcome(
    of bytes: UnsafeRawBufferPointer, limits: JSONLimits
  ) -> Result<JSON, JSONError> {
    do throws(JSONError) {
      return .success(try parse(bytes, limits: limits))
    } catch {
      return .failure(error)
    }
  }
}
