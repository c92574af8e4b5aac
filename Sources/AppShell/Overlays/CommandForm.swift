import CellGrid
import ChineseText
import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// The arguments of a command as a one-column form, with completion by pinyin initials.
public struct CommandForm: Sendable {
  /// One argument with what is typed for it.
  public struct Field: Sendable {
    /// The argument.
    public let argument: CommandArgument
    /// What is typed, or the chosen title.
    public var field: TextField
    /// The value chosen from the list, when the argument is one of many.
    public var chosen: FieldChoice?
    /// What is wrong with it, in the screen's language.
    public var problem: String?
  }

  /// The command whose arguments these are.
  public let command: Command
  /// The records it will act on.
  public let subjects: [String]
  /// Their revisions when the form was opened; nil until they were read.
  var revisions: [String: String]?
  /// The fields, in the order of the declaration.
  public private(set) var fields: [Field]
  /// The field with the caret.
  public private(set) var index = 0
  /// The values that fit what is typed into the present field.
  public private(set) var choices: [FieldChoice] = []
  /// The chosen one of `choices`.
  public private(set) var choiceIndex = 0
  /// Whether an arrow was pressed among the choices: then even the first one is meant.
  private var hasMovedAmongChoices = false
  /// Whether a field takes the value that is proposed for it, so that it need only be agreed to.
  var takesProposal = false
  /// Whether `choices` must be read again.
  public private(set) var needsChoices = true

  /// What the form's values become.
  public enum Purpose: Sendable {
    /// The arguments of the command.
    case arguments
    /// The members of a new record.
    case creation(RecordType)
    /// Changes of a record, as it was when the form was opened.
    case change(Record)
  }

  /// What the form's values become.
  public let purpose: Purpose
  /// What to say while it is filled in; nil until it was looked for.
  public var script: [String]?
  /// Values that the command gets besides, and nobody is asked for.
  var fixed: JSONObject = [:]
  /// What stands beside it while an order is typed; nil for all other forms.
  public var related: RelatedSheet?
  /// The field that was just left, to be judged.
  private var left: Int?
  /// All that may be asked for, of which `fields` are what the choices made so far ask.
  private let asked: [CommandArgument]

  /// A form for a command, filled from a draft; `arguments` are the command's unless told.
  public init(
    _ command: Command, subjects: [String], arguments: [CommandArgument]? = nil,
    purpose: Purpose = .arguments, draft: [String: String] = [:]
  ) {
    self.command = command
    self.subjects = subjects
    self.purpose = purpose
    asked = arguments ?? command.arguments.filter(\.isAskedOnScreen)
    fields = asked.map { argument in
      Field(argument, draft: draft[argument.name])
    }
    fit()
  }

  /// The field with the caret.
  public var current: Field? { fields.indices.contains(index) ? fields[index] : nil }

  /// What is typed, by argument, for keeping as a draft; of a change only what differs, so that a
  /// draft never takes back what others wrote meanwhile.
  public var draft: [String: String] {
    var before: [String: String] = [:]
    if case .change(let record) = purpose, let type = record.type {
      before = RecordForm(type: type).texts(of: record)
    }
    return Dictionary(
      fields.filter {
        !$0.field.text.isEmpty && $0.field.text != before[$0.argument.name].map(TextField.shown)
      }.map { ($0.argument.name, $0.draft) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What its draft is kept under.
  var draftKey: String { DraftKey.of(command.id, subjects) }

  /// The values to run with; a chosen value stands for its title.
  public var values: [String: String] {
    Dictionary(
      fields.filter { !$0.field.text.isEmpty }
        .map { ($0.argument.name, $0.chosen?.value ?? $0.field.text) },
      uniquingKeysWith: { first, _ in first })
  }

  enum Outcome {
    case stays
    case leaves
    case submits
    case edits(field: Int)
    /// Templates are wanted for a text.
    case asksTemplates
    /// Clauses are wanted that a reply may rest on.
    case asksSources
    /// The caller means a known case.
    case joins(RelatedOrders.Order)
  }

  mutating func handle(_ key: KeyEvent) -> Outcome {
    if let outcome = related?.handle(key) {
      if case .joins(let order) = outcome { return .joins(order) }
      return .stays
    }
    defer { fit() }
    switch key {
    case .escape, .control("c"): return .leaves
    case .control("s"): return submit()
    case .control("e"): return .edits(field: index)
    case .function(8) where takesCitations: return .asksSources
    case .control("t") where templateField != nil: return .asksTemplates
    case .enter:
      takeChoice()
      return index == fields.count - 1 ? .submits : next()
    case .tab:
      takeChoice()
      return next()
    case .backTab: return previous()
    case .down: return choices.isEmpty ? next() : choose(choiceIndex + 1)
    case .up: return choices.isEmpty ? previous() : choose(choiceIndex - 1)
    default: return type(key)
    }
  }

  /// Whether it asks for clauses to cite, for one order.
  var takesCitations: Bool {
    subjects.count == 1 && fields.contains { $0.argument.kind == .citations }
  }

  /// The text that a template of its kind fills, for one order.
  var templateField: String? {
    guard subjects.count == 1, command.arguments.contains(where: { $0.name == "template" }) else {
      return nil
    }
    return ["reply", "reason"].first { name in fields.contains { $0.argument.name == name } }
  }

  /// Takes a template's text in place of what was typed, which stands in its field for it.
  mutating func take(_ template: FilledTemplate) {
    guard let index = fields.firstIndex(where: { $0.argument.name == template.argument }) else {
      return
    }
    fields[index].field.replace(with: template.text)
    fields[index].problem = nil
    go(to: index)
  }

  /// Cites a clause and puts its words into the reply, with document and clause.
  mutating func cite(_ source: SourceProposal, _ language: Language) {
    if let index = fields.firstIndex(where: { $0.argument.kind == .citations }) {
      let before = fields[index]
      let known = before.field.text.isEmpty ? nil : before.chosen?.value ?? before.field.text
      let title = (source.documentNumber ?? source.title) + "#" + source.clause
      let titles = (before.field.text.isEmpty ? [] : [before.field.text]) + [title]
      let words = titles.joined(separator: "、")
      let value = ((known.map { [$0] } ?? []) + [source.reference]).joined(separator: ",")
      fields[index].field = TextField(words)
      fields[index].chosen = FieldChoice(value: value, title: words)
    }
    if let index = fields.firstIndex(where: { $0.argument.name == "reply" }) {
      let words = SourcePhrases.quoted(
        source.title, source.documentNumber, clause: source.clause, text: source.text)
      var reply = fields[index].field
      reply.moveToEnd()
      reply.paste((reply.isEmpty ? "" : " ") + words(language))
      fields[index].field = reply
      fields[index].problem = nil
    }
  }

  /// Puts a text that was written elsewhere into a field.
  mutating func setText(_ text: String, field index: Int) {
    guard fields.indices.contains(index) else { return }
    fields[index].field = TextField(text)
  }

  /// Offers the values for what is typed.
  mutating func offer(_ newChoices: [FieldChoice]) {
    choices = newChoices
    choiceIndex = min(choiceIndex, max(0, choices.count - 1))
    needsChoices = false
    guard takesProposal, let proposal = choices.first, proposal.isProposed,
      current?.field.text.isEmpty == true
    else { return }
    // Once: whoever clears the field wants none.
    takesProposal = false
    fields[index].chosen = proposal
    fields[index].field = TextField(proposal.title)
  }

  /// Says what is wrong with the field that was just left.
  mutating func judgeLeft(_ language: Language) {
    guard let index = left, index != self.index, fields.indices.contains(index) else { return }
    left = nil
    fields[index].problem = fields[index].finding?(language)
  }

  /// The same as `check` for what is typed; what is empty may yet come from elsewhere.
  mutating func checkTyped(_ language: Language) -> Bool {
    for index in fields.indices where !fields[index].field.text.isEmpty {
      fields[index].problem = fields[index].finding?(language)
    }
    guard let first = fields.firstIndex(where: { $0.problem != nil && !$0.field.text.isEmpty })
    else { return true }
    go(to: first)
    return false
  }

  /// Puts a value that stands unless another is chosen.
  mutating func preset(_ name: String, _ value: String, _ language: Language) {
    guard let index = fields.firstIndex(where: { $0.argument.name == name }),
      fields[index].field.text.isEmpty,
      case .choice(let choices) = fields[index].argument.kind,
      let choice = choices.first(where: { $0.value == value })
    else { return }
    let title = choice.title(language)
    fields[index].chosen = FieldChoice(value: value, title: title)
    fields[index].field = TextField(title)
  }

  /// Fields may depend on what was chosen: of a new record on its kind, of a command on the value
  /// that they belong to. What is typed in those that stay stays.
  private mutating func fit() {
    let wanted = wantedArguments
    guard wanted.map(\.name) != fields.map(\.argument.name) else { return }
    let name = current?.argument.name
    fields = wanted.map { argument in
      fields.first { $0.argument.name == argument.name } ?? Field(argument, draft: nil)
    }
    index = fields.firstIndex { $0.argument.name == name } ?? min(index, fields.count - 1)
  }

  private var wantedArguments: [CommandArgument] {
    let chosen = values
    if case .creation(let type) = purpose {
      let kind = fields.first { $0.argument.name == "kind" }?.chosen?.value
      return RecordForm(type: type).arguments(kind: kind)
    }
    return asked.filter { argument in
      argument.condition.map { chosen[$0.argument] == $0.value } ?? true
    }
  }

  /// Marks the fields that are empty or can't be what they should; true when all are well.
  mutating func check(_ language: Language) -> Bool {
    let typed = Set(fields.filter { !$0.field.text.isEmpty }.map(\.argument.name))
    for index in fields.indices {
      let isReplaced = fields[index].argument.replacement.map(typed.contains) ?? false
      let isEmpty = fields[index].field.text.isEmpty
      fields[index].problem = isReplaced && isEmpty ? nil : fields[index].finding?(language)
    }
    guard let first = fields.firstIndex(where: { $0.problem != nil }) else { return true }
    go(to: first)
    return false
  }

  /// An unfinished word stands for its completion; an empty field for nothing, because nobody
  /// chose what merely stood first.
  private mutating func submit() -> Outcome {
    if current?.field.text.isEmpty == false || hasMovedAmongChoices { takeChoice() }
    return .submits
  }

  private mutating func next() -> Outcome {
    go(to: index + 1)
    return .stays
  }

  private mutating func previous() -> Outcome {
    go(to: index - 1)
    return .stays
  }

  /// Puts the caret into a field.
  mutating func go(to newIndex: Int) {
    left = index
    index = min(max(0, newIndex), max(0, fields.count - 1))
    choices = []
    choiceIndex = 0
    hasMovedAmongChoices = false
    needsChoices = true
  }

  /// The first arrow in an empty field only takes hold of the choice that stands there.
  private mutating func choose(_ newIndex: Int) -> Outcome {
    let takesHold = !hasMovedAmongChoices && current?.field.text.isEmpty == true
    hasMovedAmongChoices = true
    if takesHold { return .stays }
    choiceIndex = min(max(0, newIndex), max(0, choices.count - 1))
    return .stays
  }

  /// The choice that leaving the field takes, as the screen marks it: an unfinished word stands for
  /// its completion, an empty optional field for nothing until an arrow has taken hold of one.
  var takenChoice: Int? {
    guard let current, current.chosen == nil, choices.indices.contains(choiceIndex) else {
      return nil
    }
    let isNothing = current.field.text.isEmpty && !current.argument.isRequired
    return isNothing && !hasMovedAmongChoices ? nil : choiceIndex
  }

  private mutating func takeChoice() {
    guard let takenChoice else { return }
    let choice = choices[takenChoice]
    fields[index].chosen = choice
    fields[index].field = TextField(choice.title)
    choices = []
    // Before the caret goes on, so that it goes to what this choice brings.
    fit()
  }

  private mutating func type(_ key: KeyEvent) -> Outcome {
    guard fields.indices.contains(index), fields[index].field.handle(key) else { return .stays }
    fields[index].chosen = nil
    fields[index].problem = nil
    choiceIndex = 0
    hasMovedAmongChoices = false
    needsChoices = true
    return .stays
  }
}
