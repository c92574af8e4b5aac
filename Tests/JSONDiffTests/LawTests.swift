import JSONDiff
import Testing

@Suite("Keeping the laws, on random documents")
struct LawTests {
  @Test("What is written reads back, and its canonical bytes stay the same", arguments: 0..<4)
  func stability(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = random.value()
      let bytes = value.canonicalBytes()

      #expect(try JSON.parse(bytes, limits: .anyDocument).canonicalBytes() == bytes)
      #expect(try JSON.parse(value.prettyText, limits: .anyDocument) == value)
      #expect(try JSON.parse(value.description, limits: .anyDocument) == value)
    }
  }

  @Test("The patch between two documents makes one of the other and back", arguments: 10..<18)
  func patches(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let old = random.value()
      let new = random.edited(old)

      let patch = JSONDiffer.patch(from: old, to: new)
      let (result, inverse) = try patch.applyKeepingInverse(to: old)

      #expect(result == new)
      #expect(try inverse.apply(to: new) == old)
      #expect(patch.isEmpty == (old == new))
      #expect(try JSONPatch(json: patch.json) == patch)
    }
  }

  @Test("A document that changed on one side only is taken from there", arguments: 20..<24)
  func oneSided(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let base = random.value()
      let changed = random.edited(base)

      let mine = ThreeWayMerge.merge(base: base, mine: changed, theirs: base)
      let theirs = ThreeWayMerge.merge(base: base, mine: base, theirs: changed)
      let both = ThreeWayMerge.merge(base: base, mine: changed, theirs: changed)

      #expect(mine.merged == changed && mine.conflicts.isEmpty)
      #expect(theirs.merged == changed && theirs.conflicts.isEmpty)
      #expect(both.merged == changed && both.conflicts.isEmpty)
    }
  }

  @Test("The sides of a merge without conflict can be exchanged", arguments: 30..<38)
  func exchange(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var merged = 0
    for _ in 0..<500 {
      let base = random.value()
      let (mine, theirs) = (random.edited(base), random.edited(base))

      let there = ThreeWayMerge.merge(base: base, mine: mine, theirs: theirs)
      let back = ThreeWayMerge.merge(base: base, mine: theirs, theirs: mine)

      #expect(there.conflicts.isEmpty == back.conflicts.isEmpty)
      if there.conflicts.isEmpty {
        merged += 1
        #expect(there.merged == back.merged)
      }
    }
    #expect(merged > 100)
  }

  @Test("Documents cut short or with a byte changed are read or refused, never worse")
  func hostile() {
    var random = SeededGenerator(seed: 99)
    for _ in 0..<3000 {
      var bytes = random.value().canonicalBytes()
      bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      bytes.removeLast(random.below(bytes.count))
      if let value = try? JSON.parse(bytes, limits: .anyDocument) {
        #expect((try? JSON.parse(value.canonicalBytes(), limits: .anyDocument)) != nil)
      }
    }
  }
}
