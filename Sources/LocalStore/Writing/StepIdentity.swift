import DomainModel
import JSONDiff
import Trust

/// Gives new elements of `steps` an id that every machine computes from the change that made
/// them; patches don't carry steps, so drawn ids would differ from desk to desk.
enum StepIdentity {
  static func filled(
    _ record: Record, before: Record, device: String, clock: Int64
  ) -> Record {
    let known = before.list("steps").count
    var steps = record.list("steps")
    guard steps.count > known else { return record }
    for index in known..<steps.count {
      guard case .object(var step) = steps[index], step["id"] == nil else { continue }
      let causes = [record.id, device, String(clock), String(index)]
      step["id"] = .string(
        RuleID.uuidV8(rule: "step", causes: causes) { SM3.digest($0).bytes })
      steps[index] = .object(step)
    }
    var filled = record
    filled["steps"] = .array(steps)
    return filled
  }
}
