import DomainModel
import Interchange
import JSONDiff
import UseCases

/// Runs the commands on records of any type.
enum RecordBodies {
  static func show(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ShowRecord(desk: try place.desk())(
      first(request), of: request.recordTypes, actor: request.actor)
  }

  static func history(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ReadHistory(desk: try place.desk())(
      first(request), of: request.recordTypes, actor: request.actor)
  }

  static func note(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try NoteRecord(desk: try place.desk())(request)
  }

  static func attach(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try AttachFile(desk: try place.desk(), place: place)(request)
  }

  static func flag(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try FlagRecords(desk: try place.desk(), isSet: true)(request)
  }

  static func unflag(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try FlagRecords(desk: try place.desk(), isSet: false)(request)
  }

  /// The patch is a file on the command line, a value from a form.
  static func edit(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let patch = try document("patch", place, request)
    return try EditRecord(desk: try place.desk())(first(request), patch: patch, request: request)
  }

  static func reveal(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try RevealMember(desk: try place.desk())(
      first(request), pointer: request.arguments["field"]?.string ?? "",
      reason: request.arguments["reason"]?.string ?? "", actor: request.actor)
  }

  static func erase(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try EraseMember(desk: try place.desk())(
      first(request), pointer: request.arguments["field"]?.string ?? "", request: request)
  }

  static func archive(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ArchiveRecord(desk: try place.desk(), place: place)(request)
  }

  static func transfer(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try TransferRecord(desk: try place.desk())(request)
  }

  static func acknowledge(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try AcknowledgeAlert(desk: try place.desk(), kind: .acknowledged)(request)
  }

  static func unacknowledge(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try AcknowledgeAlert(desk: try place.desk(), kind: .unacknowledged)(request)
  }

  static func undo(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try UndoChange(desk: try place.desk(), title: CommandTitles.title).undo(actor: request.actor)
  }

  static func redo(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try UndoChange(desk: try place.desk(), title: CommandTitles.title).redo(actor: request.actor)
  }

  static func createOfType(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try create(try type(request), place, request)
  }

  static func listOfType(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ListRecords(desk: try place.desk())(
      [try type(request)], arguments: request.arguments, actor: request.actor)
  }

  static func create(
    _ type: RecordType, _ place: Workplace, _ request: CommandRequest
  ) throws(Failure) -> CommandOutcome {
    guard let members = try document("file", place, request).object else {
      throw Failure(.inputJSON, ["text": "a record is a JSON object"])
    }
    if let named = members["type"]?.string, named != type.rawValue {
      throw .invalid("type", "type.differs")
    }
    return try CreateRecord(desk: try place.desk())(
      type, members: members, command: "\(type.rawValue).new", actor: request.actor)
  }

  /// A file's content, or the value itself when it isn't a path.
  static func document(
    _ argument: String, _ place: Workplace, _ request: CommandRequest
  ) throws(Failure) -> JSON {
    guard let value = request.arguments[argument] else {
      throw .missing(argument, of: request.command)
    }
    guard let path = value.string else { return value }
    let bytes = try place.files.read(path)
    do {
      return try JSON.parse(bytes)
    } catch {
      throw error.inputFailure.adding("path", .string(path))
    }
  }

  private static func type(_ request: CommandRequest) throws(Failure) -> RecordType {
    let name = request.arguments["type"]?.string ?? ""
    guard let type = RecordType(rawValue: name) else {
      throw Failure(.unknownType, ["type": .string(name)])
    }
    return type
  }

  private static func first(_ request: CommandRequest) -> String { request.records.first ?? "" }
}
