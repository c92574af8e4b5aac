import DomainModel
import JSONDiff
import Phrasebook

/// An RFC 6902 patch in words: `状态 办理中 → 待回访`.
struct PatchWords {
  let words: AnswerWords

  /// Longer texts are cut here: a history says what changed, the record what it says now.
  private static let longest = 60

  /// One entry an operation, the status first, what follows from it last; the operations that lead
  /// back hold what was there before.
  func changes(_ patch: [JSON], before: [JSON]) -> [String] {
    var said: [String] = []
    for operation in patch.sorted(by: { Self.rank($0) < Self.rank($1) }) {
      guard let pointer = operation["path"]?.string else { continue }
      let path = AnswerWords.path(ofPointer: pointer)
      let sentence = sentence(operation, path, old(at: pointer, before))
      if !sentence.isEmpty, !said.contains(sentence) { said.append(sentence) }
    }
    return said
  }

  private static func rank(_ operation: JSON) -> Int {
    let path = operation["path"]?.string ?? ""
    return path == "/status" ? 0 : path.hasPrefix("/clocks") ? 2 : 1
  }

  private func sentence(_ operation: JSON, _ path: String, _ old: JSON?) -> String {
    // Derived from the steps that the verb already names.
    if path.hasPrefix("steps") { return "" }
    if path.hasPrefix("clocks") { return words.sheet.word("计时随之更新", "clocks follow") }
    let label = words.fullLabel(path)
    switch operation["op"]?.string {
    case "remove":
      let was = old.map { text($0, path) }.map { words.sheet.word("（原为 \($0)）", " (was \($0))") }
      return words.sheet.word("去掉 ", "removed ") + label + (was ?? "")
    case "replace":
      let after = text(operation["value"] ?? .null, path)
      return old.map { "\(label) \(text($0, path)) → \(after)" } ?? "\(label) → \(after)"
    case "add":
      return "\(label) + " + text(operation["value"] ?? .null, path)
    default:
      return label
    }
  }

  private func text(_ value: JSON, _ path: String) -> String {
    let text = words.text(unsigned(value), path)
    guard text.count > Self.longest else { return text }
    return text.prefix(Self.longest) + "…"
  }

  /// When and by whom an element was added the line says already.
  private func unsigned(_ value: JSON) -> JSON {
    if let elements = value.array { return .array(elements.map(unsigned)) }
    guard let object = value.object, let text = object["text"], object["by"] != nil else {
      return value
    }
    return text
  }

  private func old(at pointer: String, _ before: [JSON]) -> JSON? {
    before.first { $0["path"]?.string == pointer && $0["value"] != nil }?["value"]
  }
}
