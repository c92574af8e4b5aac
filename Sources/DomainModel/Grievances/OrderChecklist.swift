import JSONDiff

/// The checklist (清单) that an order is handled by, and its points ticked so far.
///
/// Orders have no member for it, tasks have: the points stand as `milestones` of a to-do about the
/// order, ticked by `doneAt`. The to-do is a function of order, list and unit with an id computed from
/// them, so that two desks that begin it offline have begun one.
public enum OrderChecklist {
  /// `item` of checklists for orders: `order.` with a category or a kind behind it.
  public static let itemPrefix = "order."

  /// A point of a list.
  public struct Point: Sendable, Hashable {
    /// Its id within the list.
    public let id: String
    /// What is to be seen to.
    public let title: String
    /// When it was ticked; nil while it is open.
    public let doneAt: Instant?
  }

  /// The list whose category is the longest that begins the order's, else that of its kind; of
  /// several versions the highest.
  public static func best(among lists: [Record], for order: Record) -> Record? {
    var best: (rank: (Int, Int), list: Record)?
    for list in lists where !list.isDeleted {
      guard let fit = fit(of: list, for: order) else { continue }
      let rank = (fit, list["version"]?.int ?? 0)
      if best.map({ $0.rank < rank }) ?? true { best = (rank, list) }
    }
    return best?.list
  }

  /// 0 for the kind, the length of the category else; nil for other matters.
  private static func fit(of list: Record, for order: Record) -> Int? {
    guard let item = list.text("item"), item.hasPrefix(itemPrefix) else { return nil }
    let matter = String(item.dropFirst(itemPrefix.count))
    let category = order.text("category") ?? ""
    if category == matter || category.hasPrefix(matter + ".") { return matter.count }
    return matter == order.text("kind") ? 0 : nil
  }

  /// The id of the to-do for a list, an order in its round, and whoever has it in hand.
  public static func taskID(
    _ list: Record, for order: Record, digest: ([UInt8]) -> [UInt8]
  ) -> String {
    RuleID.uuidV8(
      rule: "grievance.checklist",
      causes: [
        order.id, list.id, "round \(order["round"]?.int ?? 1)",
        "unit \(order.responsibleUnit ?? "")",
      ], digest: digest)
  }

  /// The to-do before anything is ticked.
  public static func task(
    _ list: Record, for order: Record, digest: ([UInt8]) -> [UInt8]
  ) -> Record {
    var task = Record([
      "id": .string(taskID(list, for: order, digest: digest)), "type": "task",
      "schema": JSON(RecordCreation.schema), "scope": .string(order.scope), "kind": "todo",
      "title": .string(list.title + "：" + order.title), "about": .string(order.id),
      "status": "open", "tags": ["checklist"],
      "createdBy": .string(Actor.system.id), "updatedBy": .string(Actor.system.id),
      "milestones": .array(
        list.list("items").compactMap { item in
          guard let id = item["id"], let question = item["question"] else { return nil }
          return ["id": id, "title": question]
        }),
    ])
    task["createdAt"] = order["createdAt"]
    task["updatedAt"] = order["createdAt"]
    task["leadUnit"] = order.responsibleUnit.map(JSON.string)
    task["level"] = order["level"]
    task["drill"] = order["drill"]
    return task
  }

  /// The points of a to-do, in the list's order.
  public static func points(of task: Record) -> [Point] {
    task.list("milestones").compactMap { point in
      guard let id = point["id"]?.string, let title = point["title"]?.string else { return nil }
      return Point(
        id: id, title: title,
        doneAt: point["doneAt"]?.string.flatMap(Instant.init(rfc3339:)))
    }
  }
}
