public import DomainModel
import JSONDiff

/// What a failure says: one sentence of what is wrong and where, one of what to do.
public struct FailureMessage: Hashable, Sendable {
  /// What is wrong and where.
  public let headline: Phrase
  /// What to do about it.
  public let remedy: Phrase

  /// Both sentences in both languages.
  public init(_ headline: Phrase, _ remedy: Phrase) {
    self.headline = headline
    self.remedy = remedy
  }
}

extension Failure {
  /// The sentences of this failure. A test holds that every code has its own.
  public var message: FailureMessage {
    FailureSentences.own(self)
      ?? FailureMessage(
        Phrase("出错：\(code.rawValue)。", "Error: \(code.rawValue)."), FailureSentences.tellUs)
  }
}

/// The sentences by family of codes; each family answers for its own codes only.
enum FailureSentences {
  static func own(_ failure: Failure) -> FailureMessage? {
    let families = [
      records, members, rules, replies, people, arguments, input, formats, store, files,
      surroundings, node,
    ]
    for family in families {
      if let message = family(failure) { return message }
    }
    return nil
  }

  static let tellUs = Phrase(
    "这是程序的错误：请把 dutydesk doctor 的输出和这句话一起报告。",
    "This is our bug: please report it with the output of dutydesk doctor.")

  /// The record as people know it: its number, else its id, else what was asked for.
  static func subject(of failure: Failure) -> String {
    failure.detail("number") ?? failure.detail("id") ?? failure.detail("value") ?? ""
  }

  /// A detail with a space before it, or nothing.
  static func spaced(_ failure: Failure, _ name: String) -> String {
    failure.detail(name).map { " " + $0 } ?? ""
  }

  /// The limit that was passed, as text.
  static func limit(_ failure: Failure) -> String {
    failure.detail("limit") ?? failure.details["limit"]?.int.map(String.init) ?? "?"
  }

  /// What a library said, in brackets, or nothing.
  static func cause(_ failure: Failure) -> String {
    failure.detail("text").map { " (\($0))" } ?? ""
  }

  /// The candidates as a list of up to ten names.
  static func candidates(_ failure: Failure, _ language: Language) -> String {
    let names = (failure.details["candidates"]?.array ?? []).prefix(10).compactMap {
      $0.string ?? $0["number"]?.string ?? $0["name"]?.string ?? $0["id"]?.string
    }
    return names.joined(separator: language == .chinese ? "、" : ", ")
  }

  /// Who may do it, in words; nil when the failure doesn't say.
  static func whoMay(_ failure: Failure) -> Phrase? {
    let roles = (failure.details["roles"]?.array ?? []).compactMap {
      $0.string.flatMap(Role.init(rawValue:))
    }
    guard !roles.isEmpty else { return nil }
    let chinese = roles.map { $0.title(.chinese) }.joined(separator: "、")
    let english = roles.map { $0.title(.english) }.joined(separator: ", ")
    return Phrase("可由\(chinese)办理。", "It may be done by: \(english).")
  }

  /// The status in the words of its state machine.
  static func status(_ failure: Failure) -> Phrase {
    state(failure.detail("status") ?? "-", failure)
  }

  /// A state in the words of the machine of the failure's type.
  static func state(_ name: String, _ failure: Failure) -> Phrase {
    let type = failure.detail("type").flatMap(RecordType.init(rawValue:)) ?? .grievance
    return StateMachine.of(type)?.state(name)?.title ?? Phrase(name, name)
  }
}
