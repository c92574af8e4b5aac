import DomainModel
import Testing

@Suite("Working on all cores")
struct WorkingOnAllCoresTests {
  @Test("Results come in the order of the values, however many", arguments: [0, 1, 64, 65, 1_000])
  func order(count: Int) {
    #expect(AllCores.map(Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
  }
}
