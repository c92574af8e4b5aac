import DomainModel
import JSONDiff
import LocalStore

/// Adds an operator with roles and a key without passphrase; only an administrator may.
public struct AddOperator: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `request`: `name`, `account`, `unit` (id), `role` (comma-separated), `scope`,
  ///   `level`, `own-unit`.
  /// Throws `.argumentInvalid` for an unknown role, `.roleRefused`, `.duplicate` for an account
  ///   that is taken.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let roles = try roles(request.arguments["role"]?.string ?? "viewer")
    let actor = try desk.actor(request.actor)
    let context = try desk.writing(as: actor, work: "operator add")
    return try desk.store.write(by: context) { (transaction) throws(Failure) in
      let home = try transaction.setting(DeskSetting.unit)?.string
      let unit = request.arguments["unit"]?.string ?? home ?? actor.unit
      let unitScope = try transaction.record(unit)?.record.scope
      let scope = request.arguments["scope"]?.string ?? unitScope ?? ""
      let name = request.arguments["name"]?.string ?? ""
      let id = desk.newID()
      let account = request.arguments["account"]?.string ?? "desk-\(id.suffix(6))"
      guard try transaction.operatorRecord(account) == nil else {
        throw Failure(.duplicate, ["id": .string(account)])
      }
      let grants = roles.map { grant($0, scope, unit, request) }
      let members: JSONObject = [
        "id": .string(id), "name": .string(name), "account": .string(account),
        "unit": .string(unit), "scope": .string(scope), "status": "active",
        "grants": .array(grants.map(\.json)),
      ]
      let world = RuleWorld(reading: transaction, desk: desk)
      var record = try RecordCreation.created(
        .operator, members: members, actor: actor, now: desk.now,
        context: try world.writingContext(scope: scope))
      record["keys"] = .array([try OperatorKeys(desk: desk).make(for: id)])
      let stored = try transaction.create(record, command: "operator.add")
      return CommandOutcome(
        Phrase("已增加操作员 \(name)（\(account)）", "Operator \(name) added (\(account))"),
        changed: [id], output: RecordPrinting(now: desk.now).json(stored))
    }
  }

  private func roles(_ text: String) throws(Failure) -> [Role] {
    var roles: [Role] = []
    for word in text.split(separator: ",") {
      guard let role = Role(rawValue: String(word)) else { throw .invalid("role", "role.unknown") }
      roles.append(role)
    }
    return roles
  }

  /// A grant with a unit ends at level 3, so that a confidential caller stays with the desk.
  private func grant(
    _ role: Role, _ scope: String, _ unit: String, _ request: CommandRequest
  ) -> Grant {
    let isOwn = request.arguments["own-unit"] == true
    let limit = isOwn || role == .gridWorker || role == .inspector ? 3 : 4
    let asked = request.arguments["level"]?.int ?? 3
    return Grant(
      id: desk.newID(), role: role, scope: scope, unit: isOwn ? unit : nil,
      level: min(max(asked, 1), limit), from: desk.today)
  }
}
