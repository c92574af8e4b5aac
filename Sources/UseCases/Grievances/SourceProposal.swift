import DomainModel
import JSONDiff

/// A clause that a reply may rest on, and the words that it shares with the order.
public struct SourceProposal: Sendable, Hashable {
  /// The policy's id.
  public let policy: String
  /// The policy's title.
  public let title: String
  /// Its document number 文号.
  public let documentNumber: String?
  /// The clause's id, such as `二.3.2`.
  public let clause: String
  /// The clause's heading.
  public let heading: String
  /// The clause's text.
  public let text: String
  /// What the order and the clause both say, the most telling first.
  public let terms: [String]

  /// How a citation names it: `POLICY#CLAUSE`.
  public var reference: String { "\(policy)#\(clause)" }

  /// As `--json` prints it.
  public var json: JSON {
    var object: JSONObject = [
      "policy": .string(policy), "title": .string(title), "clause": .string(clause),
      "heading": .string(heading), "text": .string(text), "reference": .string(reference),
      "terms": .array(terms.map(JSON.string)),
    ]
    object["documentNumber"] = documentNumber.map(JSON.string)
    return .object(object)
  }

  /// Reads it back; nil for anything else.
  public init?(_ json: JSON) {
    guard let policy = json["policy"]?.string, let title = json["title"]?.string,
      let clause = json["clause"]?.string
    else { return nil }
    self.init(
      policy: policy, title: title, documentNumber: json["documentNumber"]?.string,
      clause: clause, heading: json["heading"]?.string ?? "", text: json["text"]?.string ?? "",
      terms: (json["terms"]?.array ?? []).compactMap(\.string))
  }

  init(
    policy: String, title: String, documentNumber: String?, clause: String, heading: String,
    text: String, terms: [String]
  ) {
    self.policy = policy
    self.title = title
    self.documentNumber = documentNumber
    self.clause = clause
    self.heading = heading
    self.text = text
    self.terms = terms
  }
}
