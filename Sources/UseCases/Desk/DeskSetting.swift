import LocalStore

/// The names of what the store remembers about this desk.
enum DeskSetting {
  /// The id of the operator who acts when no other is named.
  static let `operator` = "desk.operator"
  /// The id of the desk's own unit.
  static let unit = "desk.unit"
  /// The region code of the desk.
  static let scope = "desk.scope"
  /// The address of the node, missing while there is none.
  static let node = LocalStore.nodeSetting
  /// When everything was last exchanged with the node.
  static let lastExchange = "sync.lastSuccessAt"
  /// What the last exchange ended with: `ok`, or the code of a failure.
  static let exchangeState = "sync.state"
  /// When the node's signed state was last verified.
  static let checkpointTime = "sync.checkpointAt"
  /// Alert numbers that the node announced and never gave, by scope.
  static let missingAlerts = "sync.missingAlerts"
  /// How the node said that it is, when it was last reached.
  static let nodeState = "sync.nodeState"
  /// How far the node's log has been read.
  static let cursor = "sync.cursor"
  /// When overdue orders were last looked for, to supervise them.
  static let supervisionLooked = "supervision.lookedAt"
  /// Of which orders, and on which day, risks were last looked for; by operator.
  static func risksLooked(_ operatorID: String) -> String { "risks.looked.\(operatorID)" }
  /// The day on which samples were first loaded; their relative times count from it.
  static let samplesDay = "samples.loadingDay"
}
