public import DomainModel
import JSONDiff

/// A mistake in a file that a person writes. The rest of the file holds.
public struct AssetProblem: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The line, from 1; nil when the mistake is in the whole file.
  public let line: Int?
  /// The entry, dotted; nil for mistakes of the syntax.
  public let entry: String?
  /// What is wrong and what was done, without file and line.
  public let reason: Phrase

  /// A mistake.
  public init(path: String, line: Int?, entry: String?, reason: Phrase) {
    self.path = path
    self.line = line
    self.entry = entry
    self.reason = reason
  }

  /// One sentence with the file's name, line, entry and reason; a status line has no room for
  /// folders.
  public var phrase: Phrase { phrase(calling: path.split(separator: "/").last ?? "") }

  /// The same with the whole path, for where somebody has to find the file.
  public var locatedPhrase: Phrase { phrase(calling: path[...]) }

  private func phrase(calling file: Substring) -> Phrase {
    let chinesePlace = line.map { " 第 \($0) 行" } ?? ""
    let englishPlace = line.map { ", line \($0)" } ?? ""
    let name = entry.map { "\($0)：" } ?? ""
    let englishName = entry.map { "\($0): " } ?? ""
    return Phrase(
      "\(file)\(chinesePlace)：\(name)\(reason.chinese)",
      "\(file)\(englishPlace): \(englishName)\(reason.english)")
  }

  /// The same as a failure with a stable code, for commands that refuse to go on.
  public func failure(_ code: Failure.Code = .configInvalid) -> Failure {
    var failure = Failure(code, ["path": .string(path), "text": .string(reason.english)])
    if let line { failure = failure.adding("line", .number(.init(line))) }
    if let entry { failure = failure.adding("member", .string(entry)) }
    return failure
  }
}
