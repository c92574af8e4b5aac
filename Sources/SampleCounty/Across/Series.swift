import JSONDiff

/// Figures of the indicators.
///
/// Monthly, quarterly and daily figures bear their real dates; readings of sensors are relative,
/// so that the last days before loading are full.
enum Series {
  static func make(
    of definition: Indicators.Definition, id: String, in world: inout CountyWorld,
    _ random: inout SeededRandom
  ) {
    switch definition.period {
    case "month":
      for year in 2024...2026 {
        let months = (1...(year == 2026 ? 10 : 12)).map { "\(year)-\(Moment.twoDigits($0))" }
        add(months, bucket: "\(year)", of: definition, id: id, in: &world, &random)
      }
    case "quarter":
      for year in 2024...2026 {
        let quarters = (1...(year == 2026 ? 3 : 4)).map { "\(year)-Q\($0)" }
        add(quarters, bucket: "\(year)", of: definition, id: id, in: &world, &random)
      }
    case "day":
      add(daysOf2026(), bucket: "2026", of: definition, id: id, in: &world, &random)
    default:
      for day in [-3, -2, -1] {
        let times = (0..<288).map { Moment.day(day, $0 / 12, $0 % 12 * 5).text }
        let bucket = Moment.day(day).relativeDay("YYYY-MM-DD")
        add(times, bucket: bucket, day: day, of: definition, id: id, in: &world, &random)
      }
    }
  }

  private static func daysOf2026() -> [String] {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 22]
    return lengths.enumerated().flatMap { month in
      (1...month.element).map {
        "2026-\(Moment.twoDigits(month.offset + 1))-\(Moment.twoDigits($0))"
      }
    }
  }

  private static func add(
    _ keys: [String], bucket: String, day: Int = -200, of definition: Indicators.Definition,
    id: String, in world: inout CountyWorld, _ random: inout SeededRandom
  ) {
    var points = JSONObject()
    var walk = 0.0
    for key in keys {
      walk = walk * 0.9 + Double(random.int(-100...100)) / 400
      points[key] = .decimal(
        definition.base + definition.swing * max(-1, min(1, walk)), places: definition.places)
    }
    world.add(
      "series", at: .day(day, 23, 55),
      ["indicator": .string(id), "bucket": .string(bucket), "points": .object(points)])
  }
}
