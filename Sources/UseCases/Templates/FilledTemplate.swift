import DomainModel
import JSONDiff
import LocalStore

/// A template as it reads for a record.
public struct FilledTemplate: Sendable, Hashable {
  /// The template's id.
  public let id: String
  /// Its title.
  public let title: String
  /// What it fills: `reply` or `reason`.
  public let argument: String
  /// Its text, filled with what is known.
  public let text: String
  /// Its fields of which nothing is known.
  public let fields: [String]

  /// As `--json` prints it.
  public var json: JSON {
    [
      "id": .string(id), "title": .string(title), "kind": .string(argument),
      "text": .string(text), "fields": .array(fields.map(JSON.string)),
    ]
  }

  /// Reads it back; nil for anything else.
  public init?(_ json: JSON) {
    guard let id = json["id"]?.string, let title = json["title"]?.string,
      let argument = json["kind"]?.string, let text = json["text"]?.string
    else { return nil }
    self.init(id: id, title: title, argument: argument, text: text)
  }

  init(id: String, title: String, argument: String, text: String) {
    self.id = id
    self.title = title
    self.argument = argument
    self.text = text
    fields = TemplateText(text).fields
  }
}

/// Lists the templates in force that fit an order, filled for it: of its state and category first.
public struct ListTemplates: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: the order; `kind` narrows to `reply` or `reason`; `reply`, `reason` and `citations`
  /// fill their fields.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(request.actor)
      let order = try reader.resolve(request.records.first ?? "", types: [.grievance]).record
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader)).demand(order)
      let filling = TemplateFilling(
        reading: reader, record: order, typed: request.arguments, now: desk.now)
      var found: [(rank: Int, template: FilledTemplate)] = []
      try reader.forEach(.template) { (stored) throws(Failure) in
        let template = stored.record
        guard let argument = argument(of: template, request),
          let rank = rank(of: template, for: order)
        else { return true }
        found.append(
          (
            rank,
            FilledTemplate(
              id: template.id, title: template.title, argument: argument,
              text: try filling.text(of: template))
          ))
        return true
      }
      let sorted = found.enumerated().sorted {
        ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
      }.map(\.element.template)
      return .read(
        [
          "items": .array(sorted.map(\.json)), "next": .null,
          "total": .number(JSONNumber(sorted.count)),
        ])
    }
  }

  private func argument(of template: Record, _ request: CommandRequest) -> String? {
    guard template.status == "published",
      let argument = template.text("kind").flatMap({ TemplateUse.arguments[$0] }),
      request.arguments["kind"]?.string.map({ $0 == argument }) ?? true
    else { return nil }
    return argument
  }

  /// Nil for one of another state or category; the more it says of both, the earlier.
  private func rank(of template: Record, for order: Record) -> Int? {
    var rank = 0
    if let state = template.text("forState") {
      guard state == GrievanceClocks.effectiveStatus(order, at: desk.now) else { return nil }
    } else {
      rank += 1
    }
    if let category = template.text("category") {
      let own = order.text("category") ?? ""
      guard own == category || own.hasPrefix(category + ".") else { return nil }
    } else {
      rank += 2
    }
    return rank
  }
}
