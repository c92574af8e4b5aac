import ChineseText
import Testing

@Suite("Spelling Chinese in Latin letters")
struct SpellingTests {
  @Test(
    "Names have capitals, running text one, and ü is yu",
    arguments: [
      ("王岚", "Wang Lan"), ("吕梁", "Lyu Liang"), ("三单元水管爆裂", "San dan yuan shui guan bao lie"),
      ("区水务局", "Qu Shui Wu Ju"),
    ])
  func words(chinese: String, spelled: String) {
    #expect(Readings.spelled(chinese) == spelled)
  }

  @Test(
    "What stands between stays, and never touches a syllable",
    arguments: [
      ("甸柳一区3号楼", "Dian Liu Yi Qu 3 Hao Lou"), ("王岚 0371", "Wang Lan 0371"),
      ("G0147水管", "G0147 Shui Guan"), ("来电：138****2071。", "Lai Dian: 138****2071. "),
      ("plain – text", "plain - text"), ("café", "café"),
      ("薛𲎯", "Xue?"),
    ])
  func between(chinese: String, spelled: String) {
    #expect(Readings.spelled(chinese) == spelled)
  }
}
