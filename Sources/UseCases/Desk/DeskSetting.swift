/// The names of what the store remembers about this desk.
enum DeskSetting {
  /// The id of the operator who acts when no other is named.
  static let `operator` = "desk.operator"
  /// The id of the desk's own unit.
  static let unit = "desk.unit"
  /// The region code of the desk.
  static let scope = "desk.scope"
  /// The address of the node, missing while there is none.
  static let node = "sync.node"
  /// The day on which samples were first loaded; their relative times count from it.
  static let samplesDay = "samples.loadingDay"
}
