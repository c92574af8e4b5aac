import DomainModel
import JSONDiff

/// What a loader does to a line of `Samples/` before a store takes it in.
public enum SampleRecords {
  /// The record with real times and with the steps that it would have by now.
  ///
  /// A pure function: the same day and moment give the same bytes. To load twice and change
  /// nothing, a store remembers the day and the moment of its first loading and passes those.
  ///
  /// - Parameters:
  ///   - json: a line of `Samples/county` or `Samples/plan`.
  ///   - loadingDay: the civil day (+08:00) of the first loading.
  ///   - now: the moment of the first loading; no step is later.
  ///   - digest: SM3. With it a series gets the id that rule 2 gives it (over indicator and
  ///     bucket), so that a reading that comes in later finds today's record.
  /// - Returns: the same document when it has neither relative times nor a course.
  public static func prepared(
    _ json: JSON, loadingDay: CivilDate, now: Instant,
    digest: (([UInt8]) -> [UInt8])? = nil
  ) -> JSON {
    guard case .object(var members) = RelativeTimes.expand(json, loadingDay: loadingDay) else {
      return json
    }
    let steps = SampleHistory.steps(of: Record(members), now: now)
    if let digest, members.text("type") == "series" {
      let causes = [members.text("indicator"), members.text("bucket")]
      members["id"] = .string(RuleID.uuidV8(rule: "series", causes: causes, digest: digest))
    }
    if !steps.isEmpty { members["steps"] = .array(steps) }
    return .object(members)
  }
}
