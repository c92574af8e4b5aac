import CellGrid
import JSONDiff

extension TerminalFinding {
  /// The finding as the store keeps it for this terminal.
  public var json: JSONObject {
    var object: JSONObject = [
      "fullSigns": .bool(signs == .full), "ambiguousWidth": .number(JSONNumber(ambiguousWidth)),
    ]
    if let hasBraille { object["braille"] = .bool(hasBraille) }
    return object
  }

  /// Reads a kept finding; what isn't there is as for a terminal that was never asked.
  public init(_ object: JSONObject) {
    self.init(
      signs: object["fullSigns"]?.bool == true ? .full : .narrow,
      ambiguousWidth: object["ambiguousWidth"]?.int == 2 ? 2 : 1,
      hasBraille: object["braille"]?.bool)
  }
}
