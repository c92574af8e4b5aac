import JSONDiff

extension GrievanceRules {
  static func assign(_ change: inout GrievanceChange) throws(Failure) {
    let unit = try receiver(change)
    try checkTier(unit, change)
    if change.record.text("assignedTo") != unit.id {
      change.record["assignee"] = nil
      change.record["binding"] = nil
    }
    change.record["assignedTo"] = .string(unit.id)
    if change.record.text("leadUnit") == nil { change.record["leadUnit"] = .string(unit.id) }
    let proposed = change.command.text("to") == nil ? rule(for: change)?["coUnits"] : nil
    if let others = change.command.arguments["coUnits"] ?? proposed {
      change.record["coUnits"] = others
    }
    if let person = change.command.text("assignee") { change.record["assignee"] = .string(person) }
    change.note.unit = unit.id
    moveScope(to: unit, &change)
  }

  /// The unit named, else the lead that the dispatch directory proposes.
  private static func receiver(_ change: GrievanceChange) throws(Failure) -> Record {
    var unit: Record
    if change.command.text("to") == nil, let lead = rule(for: change)?.text("lead"),
      let proposed = change.context.unit(lead)
    {
      unit = proposed
    } else {
      unit = try change.command.requiredUnit("to")
    }
    let name = JSON.string(unit.text("name") ?? unit.id)
    if unit.status == "closed" {
      throw change.refused("unitActive", ["unit": name], whoMay: [.dispatcher])
    }
    if change.before.texts("barredUnits").contains(unit.id) {
      throw change.refused("barred", ["unit": name], whoMay: [])
    }
    return unit
  }

  static func rule(for change: GrievanceChange) -> Record? {
    guard let category = change.before.text("category") else { return nil }
    return change.context.dispatchRule(
      category, change.before.placeRegion ?? change.before.scope)
  }

  /// What is a department's own may not go to a street or community, a street's not to a community.
  private static func checkTier(_ unit: Record, _ change: GrievanceChange) throws(Failure) {
    guard let rule = rule(for: change), let tier = rule.text("tier") else { return }
    let kind = unit.text("kind")
    let isTooLow =
      tier == "department" && (kind == "street" || kind == "community")
      || tier == "street" && kind == "community"
    guard isTooLow else { return }
    throw change.refused(
      "tier",
      [
        "tier": .string(tier), "unit": .string(unit.text("name") ?? unit.id),
        "basis": .string(rule.text("basis") ?? ""), "category": .string(rule.title),
      ])
  }

  /// An order given to a unit of another county is worked there from then on.
  private static func moveScope(to unit: Record, _ change: inout GrievanceChange) {
    let scope = unit.scope
    guard scope.utf8.count >= 6, change.record.scope.utf8.count >= 6,
      RegionCode.county(of: scope) != RegionCode.county(of: change.record.scope)
    else { return }
    change.record["scope"] = .string(scope)
  }

  static func mediate(_ change: inout GrievanceChange) throws(Failure) {
    guard change.command.text("to") != nil else { return }
    let unit = try change.command.requiredUnit("to")
    if change.record.text("assignedTo") != unit.id { change.record["assignee"] = nil }
    change.record["assignedTo"] = .string(unit.id)
    change.record["leadUnit"] = .string(unit.id)
    change.note.unit = unit.id
  }

  /// The return is justified: the unit can't get the order again.
  static func uphold(_ change: inout GrievanceChange) {
    let unit = change.before.text("assignedTo")
    change.note.unit = unit
    if let unit {
      let barred = change.before.texts("barredUnits").filter { $0 != unit } + [unit]
      change.record["barredUnits"] = .array(barred.map { .string($0) })
    }
    change.record["assignedTo"] = nil
    change.record["assignee"] = nil
  }

  /// The return isn't justified: the unit has to take the order.
  static func overrule(_ change: inout GrievanceChange) {
    change.note.unit = change.before.text("assignedTo")
    change.record["binding"] = true
  }
}
