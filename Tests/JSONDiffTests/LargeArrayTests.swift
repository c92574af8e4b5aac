import JSONDiff
import Testing

/// Sizes at which anything quadratic would take an hour; the limit is far off, for a machine that does
/// much else is slow.
@Suite("Comparing and merging large arrays", .timeLimit(.minutes(15)))
struct LargeArrayTests {
  private static let count = 100_000

  private func array(_ ids: some Sequence<Int>, _ value: (Int) -> Int = { $0 }) -> JSON {
    .array(ids.map { ["id": JSON($0), "n": JSON(value($0))] })
  }

  @Test("An array in reverse order is moved element by element")
  func reversed() {
    let patch = JSONDiffer.patch(
      from: array(0..<Self.count), to: array((0..<Self.count).reversed()))

    #expect(patch.operations.count == Self.count - 1)
  }

  @Test("Every other element gone, others new between and half of the rest in another place")
  func everything() {
    let kept = stride(from: 0, to: Self.count, by: 2)
    let goal = kept.filter { $0 >= Self.count / 2 } + kept.filter { $0 < Self.count / 2 }
    let patch = JSONDiffer.patch(
      from: array(0..<Self.count), to: array(goal.flatMap { [$0, $0 + Self.count] }))

    var kinds: [String: Int] = [:]
    for operation in patch.operations {
      switch operation {
      case .remove: kinds["remove", default: 0] += 1
      case .add: kinds["add", default: 0] += 1
      case .move: kinds["move", default: 0] += 1
      default: kinds["other", default: 0] += 1
      }
    }
    #expect(
      kinds == ["remove": Self.count / 2, "add": Self.count / 2, "move": Self.count / 4])
  }

  @Test("Both sides' additions are merged into a large array")
  func merged() throws {
    let base = array(0..<Self.count)
    let mine = array((0..<Self.count).flatMap { [$0, $0 + Self.count] })
    let theirs = array((0..<Self.count).flatMap { [$0, $0 + 2 * Self.count] })

    let (merged, conflicts) = ThreeWayMerge.merge(base: base, mine: mine, theirs: theirs)

    let ids = try #require(merged.array).compactMap { $0["id"]?.int }
    #expect(conflicts.isEmpty)
    #expect(ids.count == 3 * Self.count)
    #expect(Array(ids.prefix(3)) == [0, Self.count, 2 * Self.count])
  }

  @Test("Whatever is moved, added and removed, the patch makes the goal", arguments: 1...200)
  func agrees(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let size = random.below(30)
    let old = (0..<size).filter { _ in random.below(4) > 0 }.shuffled(using: &random)
    let new = (0..<size).filter { _ in random.below(4) > 0 }.shuffled(using: &random)
    let goal = array(new) { $0 * random.below(2) }

    let patch = JSONDiffer.patch(from: array(old), to: goal)

    #expect(try patch.apply(to: array(old)) == goal)
  }
}
