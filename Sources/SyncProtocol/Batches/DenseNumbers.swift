import JSONDiff

/// Short numbers for records on one connection: a record is introduced once with both (`record` and
/// `dense`), afterwards its number stands for it.
public struct DenseNumbers: Sendable, Hashable {
  private var ids: [Int: String] = [:]
  private var numbers: [String: Int] = [:]

  /// Nobody is introduced.
  public init() {}

  /// A change as it is sent: introduced, or by number.
  public mutating func shortened(_ change: JSONObject) -> JSONObject {
    guard let id = change["record"]?.string else { return change }
    var short = change
    if let number = numbers[id] {
      short["record"] = JSON(number)
    } else {
      let number = numbers.count + 1
      (numbers[id], ids[number]) = (number, id)
      short["dense"] = JSON(number)
    }
    return short
  }

  /// A change as it was meant.
  /// - Throws: `.malformed` for a number that nobody introduced, or one introduced as another.
  public mutating func restored(_ change: JSONObject) throws(Problem) -> JSONObject {
    var full = change
    if let number = change["record"]?.int {
      guard let id = ids[number] else { throw Problem(.malformed, ["code": "dense.unknown"]) }
      full["record"] = .string(id)
      return full
    }
    guard let id = change["record"]?.string, let number = change["dense"]?.int else { return full }
    guard ids[number] == nil || ids[number] == id else {
      throw Problem(.malformed, ["code": "dense.changed"])
    }
    (ids[number], numbers[id]) = (id, number)
    _ = full.removeValue(forName: "dense")
    return full
  }
}
