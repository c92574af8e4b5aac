import JSONDiff

/// The members of a proof document, read without leniency.
struct ProofMembers {
  private let object: JSONObject

  init(
    _ bytes: [UInt8], format: String, names: Set<String>, optional: Set<String>
  ) throws(TrustProblem) {
    guard let object = (try? JSON.parse(bytes, limits: .line))?.object,
      object["format"]?.string == format
    else { throw TrustProblem(.proofForm, "not a document of format \(format)") }
    let found = Set(object.names).subtracting(["format"])
    guard found.isSuperset(of: names), found.subtracting(optional) == names else {
      throw TrustProblem(.proofForm, "the document has other members than \(format)")
    }
    self.object = object
  }

  func has(_ name: String) -> Bool { object.contains(name: name) }

  func text(_ name: String) throws(TrustProblem) -> String {
    guard let text = object[name]?.string else { throw problem(name, "a text") }
    return text
  }

  func number(_ name: String) throws(TrustProblem) -> Int {
    guard let number = object[name]?.int else { throw problem(name, "a whole number") }
    return number
  }

  func bytes(_ name: String) throws(TrustProblem) -> [UInt8] {
    guard let bytes = object[name]?.string.flatMap({ Base64.bytes(url: $0) }) else {
      throw problem(name, "bytes in base64url")
    }
    return bytes
  }

  func hashes(_ name: String) throws(TrustProblem) -> [Digest32] {
    let texts = object[name]?.array ?? [.null]
    let hashes = texts.compactMap { $0.string.flatMap(Digest32.init(text:)) }
    guard hashes.count == texts.count else { throw problem(name, "an array of sm3:… digests") }
    return hashes
  }

  private func problem(_ name: String, _ kind: String) -> TrustProblem {
    TrustProblem(.proofForm, "member \(name) must be \(kind)")
  }
}
