import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol
import Trust

/// A change that has its place in the log. What follows from it alone, needing neither the store
/// nor its neighbours, isn't made yet: that is most of the work, and it is done on all cores.
struct PlacedChange: Sendable {
  let sequence: Int
  /// As it came.
  let change: JSONObject
  /// The same, read; nil when it can't be read, which then stands for nothing done.
  let typed: Change?
  let result: LogWriter.Result
  /// The rev of the record afterwards; nil when there is none.
  let rev: Digest32?
  let answer: OutcomeLine
  let salt: [UInt8]

  /// The record's id.
  var record: String { change["record"]?.string ?? "" }

  /// A change with all that is written of it but for its entry, and what it does to the counts.
  struct Made: Sendable {
    var logged: LoggedChange
    /// To the contents that the entry conceals.
    let commitment: Result<Digest32, TrustProblem>
    let before: RecordForms?
    let after: RecordForms?
  }

  func made() -> Made {
    let before = result.before.map { RecordForms($0.record, rev: $0.rev) }
    let after = result.isKept ? before : result.after.map { RecordForms($0, rev: rev) }
    let patches = patches()
    let logged = LoggedChange(
      sequence: sequence, change: change, clock: result.clock, answer: answer,
      before: (result.before?.record).map { Audience($0) },
      after: result.after.map { Audience($0) }, patch: patches.patch, inverse: patches.inverse,
      revBefore: result.before?.rev, revAfter: rev,
      masked: typed.map { masked($0, before, after) } ?? [:], entry: "", salt: salt)
    let commitment = Result { () throws(TrustProblem) in
      try Disclosure(of: change, salt: salt).commitment
    }
    return Made(logged: logged, commitment: commitment, before: before, after: after)
  }

  private func patches() -> (patch: JSON, inverse: JSON) {
    guard let typed, let after = result.after else { return ([], []) }
    guard let before = result.before?.record else {
      return (Change.creation(of: after).json, [])
    }
    let patch = SentChange.patch(
      from: before, to: after, by: typed, clock: result.clock, level: Form.whole)
    // The inverse leads back to the stamp too, which the patch leaves out.
    let inverse = JSONDiffer.patch(from: .object(after.members), to: .object(before.members))
    return (patch.json, inverse.json)
  }

  /// What lower levels get, where it differs. Of a record that is new to them they get all that
  /// their copy has, which is made when they read.
  private func masked(
    _ change: Change, _ before: RecordForms?, _ after: RecordForms?
  ) -> [Int: MaskedChange] {
    guard let after else { return [:] }
    var masked: [Int: MaskedChange] = [:]
    for form in Form.masked {
      guard let copy = after.record(form), let rev = after.rev(form) else { continue }
      if after.isWhole(form), before?.isWhole(form) ?? true { continue }
      let patch = before?.record(form).map { former in
        SentChange.patch(
          from: former, to: copy, by: change, clock: result.clock, level: Form.whole)
      }
      masked[form] = MaskedChange(patch: patch?.json ?? [], rev: rev)
    }
    return masked
  }
}
