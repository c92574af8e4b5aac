import DomainModel
import RecordMerge
import Trust

/// A record in each form that readers hold, with the rev of each: made once a change, as counts,
/// masked changes and the log all ask for them.
struct RecordForms {
  private let copies: [Int: Copy]

  private struct Copy {
    let record: Record
    let rev: Digest32
  }

  /// The record's own rev may be known already.
  init(_ record: Record, rev: Digest32? = nil) {
    let whole = Copy(record: record, rev: rev ?? Rev.of(record))
    var copies = [Form.whole: whole]
    for form in Form.masked {
      let masked = SentChange.copy(record, form)
      let known = copies.values.first { $0.record == masked }
      copies[form] = known ?? Copy(record: masked, rev: Rev.of(masked))
    }
    self.copies = copies
  }

  func record(_ form: Int) -> Record? { copies[form]?.record }

  func rev(_ form: Int) -> Digest32? { copies[form]?.rev }

  /// Whether readers of the form hold all of the record.
  func isWhole(_ form: Int) -> Bool { rev(form) == rev(Form.whole) }
}
