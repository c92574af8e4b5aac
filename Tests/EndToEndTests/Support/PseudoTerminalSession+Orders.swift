import CellGrid
import TestSupport
import Testing

extension PseudoTerminalSession {
  /// Goes to the orders and filters them down to one.
  func findOrder(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try press("2", for: "编号", sourceLocation: sourceLocation)
    try press("/", for: "取消筛选", sourceLocation: sourceLocation)
    try press(text, for: "1/1", sourceLocation: sourceLocation)
    try press(Key.enter, away: "取消筛选", sourceLocation: sourceLocation)
  }
}
