import DomainModel
import Interchange
import JSONDiff
import LocalStore
import Trust

/// Writes records of a type to a file, masked, so that the file imported again changes nothing.
public struct ExportRecords: Sendable {
  let desk: Desk
  let place: Workplace

  /// Gives desk and workplace.
  public init(desk: Desk, place: Workplace) {
    self.desk = desk
    self.place = place
  }

  /// `request`: `type`, `file` (standard output when missing), `format`, `encoding`, `reveal` with
  ///   `reason`, and the filters of lists.
  /// What is revealed stands in the ledger before anything of it leaves: who, why and how many.
  /// Throws `.formatUnfit` for a format that doesn't carry the type; to reveal,
  ///   `.argumentMissing` without a reason, `.roleRefused` for viewers and data stewards,
  ///   `.keyLocked`.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    guard let type = request.arguments["type"]?.string.flatMap(RecordType.init(rawValue:)) else {
      throw .missing("type", of: "export")
    }
    var writer = try writer(request, type)
    let isRevealing = request.arguments["reveal"] == true
    if isRevealing { try recordAccess(request, type) }
    let path = request.arguments["file"]?.string ?? "-"
    var count = 0
    try place.files.write(path) { (emit) throws(Failure) in
      count = try write(request, type, &writer, isRevealing, emit)
    }
    let message =
      path == "-"
      ? Phrase("", "") : Phrase("已导出 \(count) 条到 \(path)", "\(count) records to \(path)")
    var outcome = CommandOutcome(message, text: Phrase("", ""))
    if path == "-" { outcome.bytes = [] }
    outcome.output = ["file": .string(path), "exported": .number(JSONNumber(count))]
    return outcome
  }

  /// The format that is named, else the one that the file's name asks for, else lines.
  private func writer(
    _ request: CommandRequest, _ type: RecordType
  ) throws(Failure) -> any RecordWriting {
    let path = request.arguments["file"]?.string ?? "-"
    let named = request.arguments["format"]?.string.flatMap(ExchangeFormat.init(rawValue:))
    let format = named ?? ExchangeFormat.named(by: path) ?? .ndjson
    let units = UnitNames(desk: desk)
    let folder = desk.store.folder
    var settings = ExportSettings(type: type, now: desk.now, unit: units.name) { text in
      guard let digest = Digest32(text: text), let size = folder.blobSize(digest) else {
        return nil
      }
      return try? folder.readBlob(digest, from: 0, count: size)
    }
    if let encoding = request.arguments["encoding"]?.string {
      guard format == .csv else {
        throw Failure(.inputValue, ["reason": "csv.encodingOnly", "value": .string(encoding)])
      }
      settings.encoding = TextEncoding(rawValue: encoding) ?? .utf8
    }
    let unit = try desk.store.read { (reader) throws(Failure) in
      try reader.setting(DeskSetting.unit)?.string
    }
    // All names are read here: the records are written from within a read of their own.
    settings.publisher = unit.flatMap(units.name)?.name ?? "Dutydesk"
    return try format.writer(settings)
  }

  private func write(
    _ request: CommandRequest, _ type: RecordType, _ writer: inout any RecordWriting,
    _ isRevealing: Bool, _ emit: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    let printing = RecordPrinting(now: desk.now)
    var count = 0
    try emit(try writer.beginning())
    try forEach(type, request) { (stored, level) throws(Failure) in
      let document = printing.document(stored, revealingAt: isRevealing ? level : 0)
      try emit(try writer.record(document.object ?? [:]))
      count += 1
      guard !place.isInterrupted() else { throw Failure(.interrupted) }
    }
    try emit(writer.ending())
    return count
  }

  /// Walks all records when there is no filter, else pages of the list; with each the level at
  /// which it may be revealed.
  private func forEach(
    _ type: RecordType, _ request: CommandRequest,
    _ visit: (StoredRecord, Int) throws(Failure) -> Void
  ) throws(Failure) {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(request.actor)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      let reveal = RevealRight(actor: actor, day: desk.today, units: UnitTree(reader))
      func body(_ stored: StoredRecord) throws(Failure) {
        try visit(stored, reveal.level(for: stored.record))
      }
      let filters = ["status", "region", "unit", "assignee", "overdue", "mine", "open", "query"]
      guard filters.contains(where: { request.arguments[$0] != nil }) else {
        return try reader.forEach(type) { (stored) throws(Failure) in
          if right.holds(for: stored.record) { try body(stored) }
          return true
        }
      }
      let list = try ListRequest(
        types: [type], arguments: request.arguments, actor: actor, now: desk.now)
      try pages(list, reader, right, body)
    }
  }

  private func pages(
    _ list: ListRequest, _ reader: StoreReader, _ right: ReadingRight<StoreReader>,
    _ body: (StoredRecord) throws(Failure) -> Void
  ) throws(Failure) {
    var anchor = list.anchor
    while true {
      let page = try reader.page(list.query, from: anchor, limit: 500)
      for row in page.rows {
        guard let stored = try reader.record(row.id), right.holds(for: stored.record) else {
          continue
        }
        try body(stored)
      }
      guard page.rows.count == 500, let last = page.rows.last else { return }
      anchor = .after(last.key)
    }
  }

  private func recordAccess(_ request: CommandRequest, _ type: RecordType) throws(Failure) {
    let reason = request.arguments["reason"]?.string ?? ""
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw .missing("reason", of: "export")
    }
    let actor = try desk.unlockedActor(request.actor)
    let context = try desk.writing(as: .system, reason: reason, work: "export")
    var rows = 0
    try forEach(type, request) { (_, _) in rows += 1 }
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      let right = RevealRight(actor: actor, day: desk.today, units: UnitTree(transaction))
      guard right.isAnyHeld else { throw Failure(.roleRefused, ["command": "export"]) }
      let scope = try transaction.setting(DeskSetting.scope)?.string ?? ""
      let access = AccessRecord.export(
        type: type.rawValue, rows: rows, reason: reason, scope: scope, actor: actor,
        id: desk.newID(), now: desk.now)
      try transaction.create(access, command: "export")
    }
  }
}

extension AccessRecord {
  static func export(
    type: String, rows: Int, reason: String, scope: String, actor: Actor, id: String, now: Instant
  ) -> Record {
    Record([
      "id": .string(id), "type": "access", "schema": 1, "scope": .string(scope),
      "kind": "export", "at": .string(now.rfc3339), "by": .string(actor.id),
      "reason": .string(reason), "result": "done", "createdAt": .string(now.rfc3339),
      "createdBy": .string(actor.id),
      "query": ["filter": .string("type:\(type)"), "rows": .number(JSONNumber(rows))],
    ])
  }
}
