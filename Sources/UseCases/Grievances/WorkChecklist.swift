import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Shows the checklist of an order and ticks its points; see `OrderChecklist` for where they stand.
public struct WorkChecklist: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// The points of an order's list: `{"name","task","items":[{"id","title","doneAt"}],"done"}`.
  /// Throws `.ruleRefused` where no list is for it.
  public func callAsFunction(
    _ wanted: String, actor asked: String? = nil
  ) throws(Failure) -> CommandOutcome {
    try desk.store.read { (reader) throws(Failure) in
      let order = try reader.resolve(wanted, types: [.grievance]).record
      let actor = try reader.actor(asked)
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader)).demand(order)
      guard let sheet = try OrderSheet(for: order, reader) else { throw refusal(order) }
      return .read(sheet.json)
    }
  }

  /// Ticks a point, or takes the tick off again; with the last one the to-do is done.
  ///
  /// `request`: `point`, by id or place in the list, and `off`.
  /// Throws `.argumentInvalid` for a point that the list doesn't have, `.ruleRefused` where no list
  ///   is for the order, it is closed or all of the list was done; what `EditRecord` throws.
  public func tick(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.unlockedActor(request.actor)
    let wanted = request.records.first ?? ""
    let point = request.arguments["point"]?.string ?? ""
    let group = desk.newID()
    let context = try desk.writing(as: actor, group: group, work: "tick")
    let isOff = request.arguments["off"] == true
    try begin(wanted, point, isOff: isOff, actor)
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let order = try transaction.resolve(wanted, types: [.grievance]).record
      guard let sheet = try OrderSheet(for: order, transaction) else { throw refusal(order) }
      let index = try index(of: point, in: sheet.points)
      // Where nothing of it was ticked yet, there is no tick to take off.
      var after = sheet.task
      if let stored = try transaction.record(sheet.task.id) {
        guard stored.record.isOpen else { throw refusal(order, rule: "checklistDone") }
        after = try tick(index, isOff: isOff, stored, actor, transaction)
      }
      let points = OrderChecklist.points(of: after)
      let done = points.count { $0.doneAt != nil }
      let sign = isOff ? "[ ]" : "[x]"
      return CommandOutcome(
        Phrase(
          "\(sign) \(points[index].title)（\(done)/\(points.count)）",
          "\(sign) \(points[index].title) (\(done)/\(points.count))"),
        changed: [order.id], output: OrderSheet(name: sheet.name, task: after).json, group: group)
    }
  }

  private func tick(
    _ index: Int, isOff: Bool, _ stored: StoredRecord, _ actor: Actor,
    _ transaction: WriteTransaction
  ) throws(Failure) -> Record {
    let path = "/milestones/\(index)/doneAt"
    let isDone = OrderChecklist.points(of: stored.record)[index].doneAt != nil
    guard isDone == isOff else { return stored.record }
    let patch: JSON =
      isOff
      ? [["op": "remove", "path": .string(path)]]
      : [["op": "add", "path": .string(path), "value": .string(desk.now.rfc3339)]]
    let edited = try EditRecord(desk: desk).edited(
      stored, try PatchReading.patch(patch), actor, transaction)
    let after = try transaction.update(
      stored.record.id, to: edited, command: "edit", arguments: desk.recorded([:]))
    guard OrderChecklist.points(of: after.record).allSatisfy({ $0.doneAt != nil }) else {
      return after.record
    }
    return try finish(after, actor, transaction)
  }

  /// Who may tick but not end the to-do leaves it open.
  private func finish(
    _ stored: StoredRecord, _ actor: Actor, _ transaction: WriteTransaction
  ) throws(Failure) -> Record {
    let task = stored.record
    let world = RuleWorld(reading: transaction, desk: desk)
    let outcome: TransitionOutcome
    do throws(Failure) {
      outcome = try TransitionRules.apply(
        "done", to: task, actor: actor, now: desk.now,
        context: try world.writingContext(scope: task.scope))
    } catch {
      guard !error.code.isOfTheStore else { throw error }
      return task
    }
    return try OutcomeWriting(transaction: transaction, world: world)
      .write(outcome, command: "task.done", arguments: desk.recorded([:]), over: stored).record
  }

  /// Makes the to-do when the first point is ticked, after the tick itself was found right: the rule makes it,
  /// whoever ticks, so that it is a change of its own, and one that stays.
  private func begin(
    _ wanted: String, _ point: String, isOff: Bool, _ actor: Actor
  ) throws(Failure) {
    let context = WriteContext(actor: Actor.system.id, now: desk.now, work: "tick")
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      let order = try transaction.resolve(wanted, types: [.grievance]).record
      try ReadingRight(actor: actor, day: desk.today, units: UnitTree(transaction)).demand(order)
      guard order.isOpen else { throw refusal(order, rule: "checklistOfClosed") }
      guard let sheet = try OrderSheet(for: order, transaction) else { throw refusal(order) }
      guard !isOff, try transaction.record(sheet.task.id) == nil else { return }
      let index = try index(of: point, in: sheet.points)
      let world = RuleWorld(reading: transaction, desk: desk)
      let rules = try world.writingContext(scope: sheet.task.scope)
      try EditRight(actor: actor, now: desk.now, context: rules)
        .demand(sheet.task, changing: ["/milestones/\(index)/doneAt"])
      try transaction.create(sheet.task, command: "task.new")
    }
  }

  private func index(of point: String, in points: [OrderChecklist.Point]) throws(Failure) -> Int {
    if let index = points.firstIndex(where: { $0.id == point }) { return index }
    guard let number = Int(point), points.indices.contains(number - 1) else {
      throw .invalid("point", "value.unknown")
    }
    return number - 1
  }

  private func refusal(_ order: Record, rule: String = "noChecklist") -> Failure {
    var details: JSONObject = ["id": .string(order.id), "command": "checklist"]
    details["number"] = order.number.map(JSON.string)
    return .refused(rule: "grievance." + rule, details)
  }
}

/// An order's checklist with what is ticked of it.
public struct OrderSheet: Sendable {
  /// What the list is called.
  public let name: String
  /// The to-do, as it is or as it will be begun.
  let task: Record

  /// The points, in the list's order.
  public var points: [OrderChecklist.Point] { OrderChecklist.points(of: task) }

  /// How many of them aren't ticked.
  public var openCount: Int { points.count { $0.doneAt == nil } }

  init(name: String, task: Record) {
    (self.name, self.task) = (name, task)
  }

  /// The list that the order was begun by, whatever has been published since; else the published one
  /// that fits best. Nil where no list is for the order.
  init?(for order: Record, _ reading: some StoreReading) throws(Failure) {
    let lists = try reading.checklists(itemPrefix: OrderChecklist.itemPrefix).map(\.record)
    var begun: [String: Record] = [:]
    for list in lists {
      let task = OrderChecklist.taskID(list, for: order) { SM3.digest($0).bytes }
      begun[list.id] = try reading.record(task)?.record
    }
    if let list = OrderChecklist.best(among: lists.filter { begun[$0.id] != nil }, for: order),
      let task = begun[list.id]
    {
      self.init(name: list.title, task: task)
      return
    }
    let published = lists.filter { $0.status == "published" }
    guard let list = OrderChecklist.best(among: published, for: order) else { return nil }
    self.init(
      name: list.title, task: OrderChecklist.task(list, for: order) { SM3.digest($0).bytes })
  }

  var json: JSON {
    [
      "name": .string(name), "task": .string(task.id),
      "items": .array(
        points.map { point in
          var item: JSONObject = ["id": .string(point.id), "title": .string(point.title)]
          item["doneAt"] = point.doneAt.map { .string($0.rfc3339Local) }
          return .object(item)
        }), "done": JSON(points.count { $0.doneAt != nil }), "total": JSON(points.count),
    ]
  }
}
