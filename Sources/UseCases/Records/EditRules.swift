import DomainModel
import JSONDiff

/// What a form, a patch or an import may write into a record that is there.
struct EditRules {
  let declaration: TypeDeclaration

  init(_ type: RecordType) {
    declaration = TypeDeclaration.of(type)
  }

  /// Holds every changed member against its merge class.
  ///
  /// - Throws: `.fixedMember`, `.derivedMember`, `.stateMember`.
  func check(from before: Record, to after: Record) throws(Failure) {
    for member in declaration.members {
      let old = before[member.name]
      let new = after[member.name]
      guard old != new else { continue }
      try check(member, old, new, "/" + member.name)
    }
  }

  private func check(
    _ member: MemberDeclaration, _ old: JSON?, _ new: JSON?, _ path: String
  ) throws(Failure) {
    let details: JSONObject = ["member": .string(path)]
    switch member.mergeClass {
    case .fixed: throw Failure(.fixedMember, details)
    case .derived, .view: throw Failure(.derivedMember, details)
    case .state: throw Failure(.stateMember, details)
    case .appendOnly: try checkAppended(old, new, path)
    default: break
    }
    guard case .object(let members) = member.kind else { return }
    for inner in members where old?[inner.name] != new?[inner.name] {
      if inner.mergeClass == .guarded { continue }
      try check(inner, old?[inner.name], new?[inner.name], path + "/" + inner.name)
    }
  }

  /// What was added stays as it was and where it was.
  private func checkAppended(_ old: JSON?, _ new: JSON?, _ path: String) throws(Failure) {
    guard let before = old?.array else { return }
    let after = new?.array ?? []
    guard after.count >= before.count, Array(after.prefix(before.count)) == before else {
      throw Failure(.fixedMember, ["member": .string(path), "reason": "appendOnly"])
    }
  }
}

/// What follows from an edit: derived members are computed anew.
enum EditConsequences {
  static func derived(
    _ after: Record, before: Record, now: Instant, context: RuleContext
  ) -> Record {
    guard after.type == .grievance else { return after }
    let isReclassified = ["kind", "urgency", "category"].contains { before[$0] != after[$0] }
    guard isReclassified else { return after }
    return GrievanceClocks.reclassified(
      after, before: before, at: now, calendar: context.calendar, settings: context.clocks)
  }
}
