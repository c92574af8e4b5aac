import DomainModel
import JSONDiff

extension FieldHistory {
  /// For storing: pointer to [sequence, device, clock], followed by the same of the other device.
  public var json: JSON {
    .object(
      JSONObject(
        members: entries.map { pointer, entry in
          let marks = [entry.latest] + (entry.other.map { [$0] } ?? [])
          return (pointer, .array(marks.flatMap(FieldHistory.values)))
        }))
  }

  /// Reads what `json` gave.
  /// - Throws: `.storeCorrupt` with the pointer.
  public init(json: JSON) throws(Failure) {
    self.init()
    for (pointer, value) in json.object ?? [:] {
      let values = value.array ?? []
      guard values.count == 3 || values.count == 6,
        let latest = FieldHistory.mark(values[..<3])
      else { throw Failure(.storeCorrupt, ["text": .string("field history " + pointer)]) }
      // The older of both first, then setting the newer one puts each into its place.
      if values.count == 6, let other = FieldHistory.mark(values[3...]) {
        set(other, at: pointer)
      }
      set(latest, at: pointer)
    }
  }

  private static func values(_ mark: FieldMark) -> [JSON] {
    [JSON(mark.sequence), .string(mark.writer), .number(JSONNumber(mark.clock))]
  }

  private static func mark(_ values: ArraySlice<JSON>) -> FieldMark? {
    let start = values.startIndex
    guard let sequence = values[start].int, let writer = values[start + 1].string,
      let clock = values[start + 2].int
    else { return nil }
    return FieldMark(sequence: sequence, writer: writer, clock: Int64(clock))
  }
}
