import DomainModel
import JSONDiff

/// The process trace (`steps`) that a sample record would have by now.
///
/// Samples carry no steps (RECORDS section 8); the loader makes them with this, so that clocks,
/// lateness and the timeline have something to stand on.
public enum SampleHistory {
  /// Steps from creation to the record's status, ascending in time, none later than `now`.
  ///
  /// - Parameters:
  ///   - record: a sample with absolute times (after `RelativeTimes.expand`).
  ///   - now: the moment of loading.
  /// - Returns: an empty list for types without a course, and for a record that is as it was made.
  public static func steps(of record: Record, now: Instant) -> [JSON] {
    guard let created = record.createdAt, let status = record.status else { return [] }
    let path = SamplePath.path(of: record, to: status)
    guard !path.isEmpty else { return [] }
    var random = SeededRandom(seed: 0, stream: record.id)
    var gaps = path.map { Int64(random.int($0.minutes)) * 60_000 }
    let available = max(0, now.milliseconds - created.milliseconds)
    if let last = path.last, last.isRecent {
      // What waits for the next command got there lately, not right after its creation.
      let wait = Int64(random.int(60...1800)) * 60_000
      let before = gaps.dropLast().reduce(0, +)
      gaps[gaps.count - 1] = max(gaps[gaps.count - 1], available - before - wait)
    }
    let total = gaps.reduce(0, +)
    if total > available {
      gaps = gaps.map { Int64(Double($0) * Double(available) / Double(total + 1)) }
    }
    var at = created
    return zip(path, gaps).map { stage, gap in
      at = at.adding(milliseconds: gap)
      return .object(step(stage, of: record, at: at, random: &random))
    }
  }

  private static func step(
    _ stage: SamplePath.Stage, of record: Record, at: Instant, random: inout SeededRandom
  ) -> JSONObject {
    var step: JSONObject = [
      "id": .string(
        SampleIdentifiers.uuid(milliseconds: at.milliseconds, random: &random)),
      "at": .string(at.rfc3339), "command": .string(stage.command),
      "from": .string(stage.from), "to": .string(stage.to),
      "by": .string(SamplePath.actor(of: stage, in: record)),
    ]
    switch stage.command {
    case "assign", "sign", "return", "mediate":
      step["unit"] = record["assignedTo"] ?? record["leadUnit"]
    case "suspend":
      step["until"] = record["suspension"]?["until"]
      step["reason"] = record["suspension"]?["reason"]
    case "decline": step["reason"] = record["laneDetails"]?["text"]
    default: break
    }
    if stage.command == "return" {
      step["reason"] = record.type == .grievance ? "非本单位职责范围，建议改派" : "材料不全，请补充"
    }
    return step
  }
}
