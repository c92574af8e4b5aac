/// A stream of numbers that depends on its seed alone (SplitMix64, Steele, Lea and Flood 2014).
///
/// The samples must come out byte for byte the same on every machine, so nothing here asks the
/// system for randomness.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A stream for one seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// A stream of its own for one subject under a seed, so that more records of one type don't
  /// shift the records of another.
  public init(seed: UInt64, stream: String) {
    var mixed: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 {
      mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    state = seed ^ mixed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the closed range. The slight bias of the multiplication doesn't matter for
  /// invented records, and its result doesn't depend on the standard library's version.
  public mutating func int(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }

  /// True in so many of a hundred cases.
  public mutating func chance(percent: Int) -> Bool {
    int(0...99) < percent
  }

  /// One element; the list must not be empty.
  public mutating func pick<Element>(_ list: [Element]) -> Element {
    list[int(0...(list.count - 1))]
  }

  /// Up to `count` different elements in the list's order.
  public mutating func several<Element>(_ count: Int, of list: [Element]) -> [Element] {
    var indexes = Set<Int>()
    let wanted = min(count, list.count)
    while indexes.count < wanted {
      indexes.insert(int(0...(list.count - 1)))
    }
    return indexes.sorted().map { list[$0] }
  }
}
