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
  /// - Returns: the same document when it has neither relative times nor a course.
  public static func prepared(_ json: JSON, loadingDay: CivilDate, now: Instant) -> JSON {
    guard case .object(var members) = RelativeTimes.expand(json, loadingDay: loadingDay) else {
      return json
    }
    let steps = SampleHistory.steps(of: Record(members), now: now)
    if !steps.isEmpty { members["steps"] = .array(steps) }
    return .object(members)
  }
}
