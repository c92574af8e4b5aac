import DomainModel
import JSONDiff
import LocalStore

/// Puts the text of a template into the arguments of a command, and keeps half-filled texts from
/// going out.
enum TemplateUse {
  /// The argument that a template of a kind fills.
  static let arguments = ["reply": "reply", "reason": "reason"]

  /// The arguments with the template's text in place of what was typed, which fills its field.
  ///
  /// - Throws: `.templateUnfit` for a kind that the command has no text for, `.templateField` with
  ///   the names of fields of which nothing is known.
  static func filled(
    _ request: JSONObject, for record: Record, now: Instant, in reading: some StoreReading
  ) throws(Failure) -> JSONObject {
    var arguments = request
    if let id = request["template"]?.string {
      let template = try reading.resolve(id, types: [.template]).record
      guard template.status == "published", let kind = template.text("kind"),
        let argument = Self.arguments[kind]
      else {
        throw Failure(
          .templateUnfit,
          ["title": .string(template.title), "kind": template["kind"] ?? .null])
      }
      let filling = TemplateFilling(reading: reading, record: record, typed: request, now: now)
      arguments[argument] = .string(try filling.text(of: template))
      arguments["template"] = nil
    }
    try demandFilled(arguments)
    return arguments
  }

  /// No text with a field that is still empty goes out, however it was made.
  private static func demandFilled(_ arguments: JSONObject) throws(Failure) {
    for name in ["reply", "reason", "said", "text"] {
      let fields = TemplateText(arguments[name]?.string ?? "").fields
      guard fields.isEmpty else {
        throw Failure(
          .templateField,
          ["argument": .string(name), "fields": .array(fields.map(JSON.string))])
      }
    }
  }
}
