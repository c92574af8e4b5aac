import DomainModel
import Interchange
import JSONDiff
import Trust

/// The JSON tools: values in, one value out, no store.
public enum JSONTools {
  /// The RFC 6902 patch that turns `a` into `b`.
  public static func diff(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let before = try document("a", place, request)
    let after = try document("b", place, request)
    return printed(JSONDiffer.patch(from: before, to: after).json)
  }

  /// `doc` with the RFC 6902 `patch` applied, whole or not at all.
  public static func patch(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let target = try document("doc", place, request)
    let patch = try PatchReading.patch(try document("patch", place, request))
    return printed(try PatchReading.apply(patch, to: target))
  }

  /// `doc` with the RFC 7396 `patch` applied.
  public static func mergePatch(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let target = try document("doc", place, request)
    let patch = try document("patch", place, request)
    return printed(JSONDiffer.mergePatch(patch, onto: target))
  }

  /// The three-way merge of `mine` and `theirs` over `base`; conflicts end with 1.
  public static func merge(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let result = ThreeWayMerge.merge(
      base: try document("base", place, request), mine: try document("mine", place, request),
      theirs: try document("theirs", place, request))
    var outcome = printed([
      "merged": result.merged, "conflicts": .array(result.conflicts.map(conflict)),
    ])
    outcome.exitStatus = result.conflicts.isEmpty ? 0 : 1
    return outcome
  }

  /// The bytes of RFC 8785, or with `digest` their SM3.
  public static func canonical(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let bytes = try document("doc", place, request).canonicalBytes()
    guard request.arguments["digest"] == true else {
      return CommandOutcome(Phrase("", ""), bytes: bytes)
    }
    let digest = SM3.digest(bytes).text
    return .read(["digest": .string(digest)], text: digest)
  }

  private static func document(
    _ argument: String, _ place: Workplace, _ request: CommandRequest
  ) throws(Failure) -> JSON {
    let path = request.arguments[argument]?.string ?? "-"
    let bytes = try place.files.read(path)
    do {
      return try JSON.parse(bytes, limits: .anyDocument)
    } catch {
      throw error.inputFailure.adding("path", .string(path))
    }
  }

  private static func printed(_ json: JSON) -> CommandOutcome {
    .read(json, text: json.prettyText)
  }

  private static func conflict(_ conflict: MergeConflict) -> JSON {
    var object: JSONObject = ["path": .string("\(conflict.path)")]
    object["base"] = conflict.base
    object["mine"] = conflict.mine
    object["theirs"] = conflict.theirs
    return .object(object)
  }
}
