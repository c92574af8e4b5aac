/// A government plan taken apart: clauses that can be cited, and duties with units and dates.
public struct PlanDocument: Sendable, Equatable {
  /// A clause; `id` is chapter, section and item, as `二.3.2`.
  public struct Clause: Sendable, Equatable {
    /// `一` a chapter's own words, `二.3` a section, `二.3.2` an item, `前言` what stands before.
    public var id: String
    /// The clause's heading, without its number.
    public var heading: String
    /// The words below the heading, paragraphs parted by line feeds; may be empty.
    public var text: String
  }

  /// Something with a date, as `2023年年底前，…`.
  public struct Goal: Sendable, Equatable {
    /// Year at whose end it is due.
    public var year: Int
    /// The words of the goal, without the date.
    public var text: String
  }

  /// What a paragraph asks of the units in its last parentheses.
  public struct Duty: Sendable, Equatable {
    /// The clause that it stands in.
    public var clause: String
    /// The clause's heading; of a second paragraph its first words.
    public var title: String
    /// The paragraph without its parentheses.
    public var text: String
    /// 牵头单位 in the text's order; empty when the text names none.
    public var leads: [String]
    /// 责任单位 in the text's order; may be empty.
    public var units: [String]
    /// Dated goals in the text's order; may be empty.
    public var goals: [Goal]
  }

  /// 山东省数字政府建设实施方案
  public var title: String
  /// 文号, as 鲁政字〔2023〕15号.
  public var number: String
  /// Who issued it.
  public var issuer: String
  /// `YYYY-MM-DD`.
  public var issuedOn: String
  /// In the text's order.
  public var clauses: [Clause]
  /// In the text's order.
  public var duties: [Duty]
}
