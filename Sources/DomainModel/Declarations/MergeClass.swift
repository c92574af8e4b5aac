/// How concurrent changes of a member are merged; the raw value is the mark of the record page.
public enum MergeClass: String, CaseIterable, Sendable {
  case fixed = "f"
  case guarded = "g"
  case lastWriter = "w"
  case set = "s"
  case appendOnly = "a"
  case counter = "c"
  case state = "st"
  case derived = "d"
  case view = "v"

  /// Whether a form or an import may write the member after creation.
  public var isWritable: Bool {
    switch self {
    case .guarded, .lastWriter, .set, .appendOnly, .counter: true
    case .fixed, .state, .derived, .view: false
    }
  }
}
