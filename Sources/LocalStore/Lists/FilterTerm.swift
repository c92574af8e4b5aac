/// One condition of a filter line: a text, or a field and its value; a `-` before it negates it.
public struct FilterTerm: Sendable, Hashable {
  /// What a term looks at.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// Title, number and names; in closed and all lists long texts too.
    case text
    case status, unit, region, assignee, number
    /// Whether the operator's own flag stands on the record.
    case flag
    /// Whether an open order is in its second round or a later one; closed ones have no such mark.
    case reopened
    /// Whether somebody has claimed an order and the lease still runs.
    case claimed
    /// Whether changes of a record wait for the node, or were refused by it.
    case unsent
    /// Whether an order was merged into one that is answered, and its own caller is still to be
    /// called back.
    case uncalled
    /// Whether an order stands behind a risk that nothing was made of yet.
    case risk
    /// Which order it stands under, by a piece of that one's number; `yes` for any.
    case parent
    /// What kind of order it is, where it came from, what it is about.
    case kind, source, category

    private static let words: [String: Field] = [
      "status": .status, "状态": .status, "unit": .unit, "单位": .unit, "region": .region,
      "place": .region, "区划": .region, "地点": .region, "assignee": .assignee, "经办": .assignee,
      "number": .number, "编号": .number, "flag": .flag, "标记": .flag,
      "reopened": .reopened, "再办": .reopened, "claimed": .claimed, "领取": .claimed,
      "unsent": .unsent, "待发": .unsent, "uncalled": .uncalled, "待回访": .uncalled,
      "risk": .risk, "隐患": .risk, "kind": .kind, "种类": .kind, "source": .source,
      "来源": .source, "category": .category, "分类": .category, "parent": .parent, "主件": .parent,
    ]

    /// The field that a word before a colon names.
    init?(word: String) {
      guard let field = Self.words[word.lowercased()] else { return nil }
      self = field
    }
  }

  /// What it looks at.
  public let field: Field
  /// What it looks for, as typed.
  public let value: String
  /// Whether records that match are left out.
  public let isNegated: Bool

  /// Makes a term.
  public init(_ field: Field, _ value: String, isNegated: Bool = false) {
    self.field = field
    self.value = value
    self.isNegated = isNegated
  }

  /// Whether a term of a set wants the records outside of it: `flag:no`.
  var asksForNone: Bool {
    ["no", "false", "0", "否", "无"].contains(value.lowercased())
  }

  /// Whether a term that could name one of many wants any of them: `parent:yes`.
  var asksForAny: Bool {
    asksForNone || ["yes", "true", "1", "是", "有"].contains(value.lowercased())
  }

  /// The terms of a filter line: words between spaces, `"words in quotes"`, `field:value`,
  /// `-word`. A word before a colon that is no field is part of the text, so nothing is refused.
  public static func parse(_ line: String) -> [FilterTerm] {
    words(of: line).compactMap(term)
  }

  private static func term(_ word: String) -> FilterTerm? {
    let isNegated = word.count > 1 && word.hasPrefix("-")
    let bare = isNegated ? String(word.dropFirst()) : word
    if let colon = bare.firstIndex(where: { $0 == ":" || $0 == "：" }),
      let field = Field(word: String(bare[..<colon]))
    {
      let value = unquoted(String(bare[bare.index(after: colon)...]))
      return value.isEmpty ? nil : FilterTerm(field, value, isNegated: isNegated)
    }
    let value = unquoted(bare)
    return value.isEmpty ? nil : FilterTerm(.text, value, isNegated: isNegated)
  }

  private static func unquoted(_ word: String) -> String {
    word.filter { $0 != "\"" && $0 != "“" && $0 != "”" }
  }

  /// Splits at white space outside quotes.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line {
      if character == "\"" || character == "“" || character == "”" { isQuoted.toggle() }
      if character.isWhitespace && !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
