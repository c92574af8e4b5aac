import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook

extension CommandForm.Field {
  /// Between a chosen title and its value in a draft; no text has it.
  private static let separator: Character = "\u{1F}"

  init(_ argument: CommandArgument, draft: String?) {
    let parts = (draft ?? "").split(separator: Self.separator, maxSplits: 1).map(String.init)
    self.argument = argument
    field = TextField(parts.first ?? "")
    if parts.count == 2 { chosen = FieldChoice(value: parts[1], title: parts[0]) }
  }

  /// What is kept of it; a choice with its value, which its title alone wouldn't give back.
  var draft: String {
    chosen.map { "\(field.text)\(Self.separator)\($0.value)" } ?? field.text
  }

  /// The value as the command takes it; nil when nothing is typed.
  func value() throws(UsageProblem) -> JSON? {
    let text = chosen?.value ?? field.text
    guard !text.isEmpty else { return nil }
    return argument.kind == .flag
      ? .bool(text == "true") : try ArgumentValues.value(text, for: argument)
  }

  /// What is wrong with what is typed.
  var finding: Phrase? {
    if argument.kind == .region, chosen == nil, !field.text.isEmpty,
      !RegionCode.isWhole(field.text)
    {
      return ShellPhrases.regionUnknown
    }
    do {
      // Spaces say nothing: no reason, no reply.
      let saysSomething = try value().map { $0.string?.allSatisfy(\.isWhitespace) != true } ?? false
      return argument.isRequired && !saysSomething ? ShellPhrases.missing : nil
    } catch {
      return error.headline
    }
  }
}

extension CommandForm {
  /// The arguments to run the command with.
  var requestArguments: JSONObject {
    typedArguments.reduce(into: fixed) { $0[$1.name] = $1.value }
  }

  private var typedArguments: JSONObject {
    switch purpose {
    case .arguments:
      return fields.reduce(into: [:]) { arguments, field in
        if let value = try? field.value() { arguments[field.argument.name] = value }
      }
    case .creation(let type):
      return ["file": .object(RecordForm(type: type).members(values))]
    case .change(let record):
      let type = record.type ?? .grievance
      return ["patch": RecordForm(type: type).patch(from: record, to: values)]
    }
  }
}
