import DomainModel

/// Very many records for measuring: mostly grievances, ascending by id, in constant memory.
public struct BulkSamples {
  /// Records in all, the units and regions that the others name among them.
  public let count: Int
  /// Open grievances and tasks as a share of all records.
  public let openShare: Double
  private let chance: Double
  private let first: Instant
  private let stepMilliseconds: Int64
  private var random: SeededRandom
  var world: BulkWorld
  private var numbers = BulkNumbers()
  var writer = LineWriter(capacity: 1 << 21)

  /// Prepares a set of two years that ends with a day.
  ///
  /// - Parameters:
  ///   - count: records, 1 or more.
  ///   - seed: the same seed gives the same bytes.
  ///   - day: the last day (+08:00) on which a record is made.
  ///   - openShare: 0…1; open ones are mostly the youngest.
  public init(count: Int, seed: UInt64, day: CivilDate, openShare: Double) {
    self.count = count
    self.openShare = openShare
    // Only 93 of 100 records have open states; the share is meant of all.
    chance = min(1, openShare / 0.93)
    let twoYears: Int64 = 730 * 86_400_000
    first = Instant(date: day.adding(days: 1)).adding(milliseconds: -twoYears)
    random = SeededRandom(seed: seed, stream: "bulk")
    world = BulkWorld(before: first, seed: seed)
    let rest = max(1, count - world.lines.count)
    stepMilliseconds = max(1, twoYears / Int64(rest))
  }

  /// Writes all records as NDJSON.
  ///
  /// - Parameter sink: takes the bytes in pieces of about a megabyte; what it throws ends the work.
  public mutating func write(to sink: ([UInt8]) throws -> Void) rethrows {
    for line in world.lines.prefix(count) {
      writer.text(line)
      writer.raw("\n")
    }
    let rest = count - world.lines.count
    var index = 0
    while index < rest {
      writeRecord(index, of: rest)
      if writer.bytes.count > 1 << 20 {
        try sink(writer.bytes)
        writer.clear()
      }
      index += 1
    }
    try sink(writer.bytes)
    writer.clear()
  }

  private mutating func writeRecord(_ index: Int, of rest: Int) {
    let jitter = Int64(random.next() % UInt64(stepMilliseconds))
    let at = first.adding(milliseconds: Int64(index) * stepMilliseconds + jitter)
    let isOpen = Double(random.next() >> 11) / 9_007_199_254_740_992 < openChance(index, of: rest)
    let stamp = numbers.stamp(at)
    switch random.next() % 100 {
    case 0..<90: grievance(at, stamp, isOpen: isOpen)
    case 90..<93: task(at, stamp, isOpen: isOpen)
    case 93..<96: catalogEntry(at, stamp)
    case 96..<98: licence(at, stamp)
    case 98: inspection(at, stamp)
    default: alert(at, stamp)
    }
  }

  /// Of the youngest, more than half are open; of the old ones a few have been left lying.
  private func openChance(_ index: Int, of rest: Int) -> Double {
    let window = chance * 1.5
    guard window < 0.9 else { return chance }
    let isYoung = Double(index) >= Double(rest) * (1 - window)
    return isYoung ? 0.6 : chance * 0.1 / (1 - window)
  }

  mutating func pick(_ bound: Int) -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func uuid(_ at: Instant) {
    writer.uuid(milliseconds: at.milliseconds, random: &random)
  }

  mutating func number(_ letter: StaticString, _ county: Int, _ stamp: BulkNumbers.Stamp) {
    writer.raw(letter)
    writer.text(BulkWords.counties[county].code)
    writer.text(stamp.day)
    writer.raw("0A")
    writer.digits(numbers.next(letter), width: 4)
  }

  /// `2026-11-23T13:04:37.000Z` of a stamp.
  mutating func time(_ stamp: BulkNumbers.Stamp) {
    writer.raw("\"")
    writer.text(stamp.rfc3339)
    writer.raw("\"")
  }
}

/// Counts human numbers by day and letter, and spares most of the calendar's arithmetic.
struct BulkNumbers {
  /// A record's day as `YYMMDD` and its time.
  struct Stamp {
    var day: String
    var rfc3339: String
  }

  private var dayNumber: Int64 = -1
  private var day = ""
  private var counts: [UInt8: Int] = [:]

  mutating func stamp(_ at: Instant) -> Stamp {
    let local = (at.milliseconds + 28_800_000) / 86_400_000
    if local != dayNumber {
      dayNumber = local
      day = String(at.civilDate.description.filter { $0 != "-" }.dropFirst(2))
      counts.removeAll(keepingCapacity: true)
    }
    return Stamp(day: day, rfc3339: at.rfc3339)
  }

  mutating func next(_ letter: StaticString) -> Int {
    let key = letter.utf8Start.pointee
    let value = counts[key, default: 0] + 1
    counts[key] = value
    return value
  }
}
