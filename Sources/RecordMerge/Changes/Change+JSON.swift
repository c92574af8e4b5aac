import DomainModel
import JSONDiff

extension Change {
  /// As the protocol prints it; members without a value are left out.
  public var json: JSON {
    var object: JSONObject = [
      "record": .string(record), "type": .string(type), "scope": .string(scope),
      "device": .string(device), "epoch": JSON(epoch), "number": JSON(number),
      "base": JSON(base), "patch": patch.json, "command": .string(command),
      "actor": .string(actor), "clock": .number(JSONNumber(clock)), "schema": JSON(schema),
    ]
    if !arguments.isEmpty { object["arguments"] = .object(arguments) }
    object["reason"] = reason.map { .string($0) }
    object["group"] = group.map { .string($0) }
    return .object(object)
  }

  /// Reads a change; members that it doesn't know are left aside.
  ///
  /// - Throws: `.inputFormat` with `member` (pointer) and `text` (a dotted code) of what is wrong.
  public init(json: JSON) throws(Failure) {
    guard let object = json.object else { throw Change.odd("", "change.object") }
    let reader = ChangeReader(object: object)
    self.init(
      record: try reader.text("record", limit: 64), type: try reader.text("type", limit: 64),
      scope: try reader.text("scope", limit: 15, mayBeEmpty: true),
      device: try reader.text("device", limit: 128), epoch: try reader.integer("epoch", from: 0),
      number: try reader.integer("number", from: 1), base: try reader.integer("base", from: 0),
      patch: try reader.patch(), command: try reader.text("command", limit: 128),
      arguments: try reader.arguments(), reason: try reader.optionalText("reason", limit: 4096),
      actor: try reader.text("actor", limit: 128),
      clock: Int64(try reader.integer("clock", from: 0)),
      schema: try reader.integer("schema", from: 1),
      group: try reader.optionalText("group", limit: 128))
  }

  static func odd(_ member: String, _ code: String) -> Failure {
    Failure(.inputFormat, ["member": .string(member), "text": .string(code)])
  }
}

/// Reads the members of a change that came from outside.
private struct ChangeReader {
  /// RFC 7493 section 2.2: what every reader holds exactly.
  static let greatest = 1 << 53 - 1

  let object: JSONObject

  func text(
    _ name: String, limit: Int, mayBeEmpty: Bool = false
  ) throws(Failure) -> String {
    guard let text = try optionalText(name, limit: limit) else {
      throw Change.odd("/" + name, "member.missing")
    }
    guard mayBeEmpty || !text.isEmpty else { throw Change.odd("/" + name, "member.empty") }
    return text
  }

  func optionalText(_ name: String, limit: Int) throws(Failure) -> String? {
    guard let value = object[name] else { return nil }
    guard let text = value.string else { throw Change.odd("/" + name, "text.form") }
    guard text.utf8.count <= limit else { throw Change.odd("/" + name, "text.length") }
    return text
  }

  func integer(_ name: String, from least: Int) throws(Failure) -> Int {
    guard let value = object[name] else { throw Change.odd("/" + name, "member.missing") }
    guard let number = value.int, number >= least, number <= Self.greatest else {
      throw Change.odd("/" + name, "number.range")
    }
    return number
  }

  func arguments() throws(Failure) -> JSONObject {
    guard let value = object["arguments"] else { return [:] }
    guard let arguments = value.object else { throw Change.odd("/arguments", "object.form") }
    return arguments
  }

  func patch() throws(Failure) -> JSONPatch {
    guard let value = object["patch"] else { throw Change.odd("/patch", "member.missing") }
    do throws(JSONError) {
      return try JSONPatch(json: value)
    } catch {
      throw Change.odd("/patch/\(error.offset)", error.code)
    }
  }
}
