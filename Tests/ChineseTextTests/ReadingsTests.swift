import Testing

@testable import ChineseText

@Suite("Reading characters aloud")
struct ReadingsTests {
  @Test(
    "Common readings come commonest first, with ü as v",
    arguments: [
      ("重", ["zhong", "chong"]), ("女", ["nv"]), ("单", ["dan", "shan"]), ("長", ["zhang", "chang"]),
      ("事", ["shi"]), ("鄄", ["juan"]), ("a", []), ("，", []), ("〇", ["ling"]),
    ])
  func readingsAreKept(character: String, syllables: [String]) {
    #expect(character.unicodeScalars.map { Readings.syllables(of: $0) } == [syllables])
  }

  @Test("Every character of a county or city name of Shandong has a reading")
  func placesAreReadable() {
    for name in ["茌平区", "临朐县", "鄄城县", "郯城县", "莒南县", "无棣县", "芝罘区", "崂山区", "兖州区", "峄城区"] {
      for scalar in name.unicodeScalars {
        #expect(!Readings.syllables(of: scalar).isEmpty)
      }
    }
  }

  @Test("Every scalar may be asked, and no syllable is longer than six letters")
  func everyScalarIsAnswered() {
    var readable = 0
    for value in UInt32(0)...0x40000 {
      readable += Readings.sounds(of: value).isEmpty ? 0 : 1
    }
    #expect(readable > 42_000)
    #expect(SyllableTable.shared.names.allSatisfy { (1...6).contains($0.utf8.count) })
    #expect(SyllableTable.shared.names.count <= 26 * 26)
    #expect(SyllableTable.shared.names == SyllableTable.shared.names.sorted())
  }

  @Test("The token version names the table")
  func versionNamesTheTable() {
    #expect(SearchKeys.tokenVersion.hasSuffix(Readings.tableDigest))
    #expect(Readings.tableDigest.count == 16)
  }
}
