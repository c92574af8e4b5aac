import DomainModel
import LocalStore
import Testing

@testable import Panes

@Suite("Moving through a long list")
struct ListStateTests {
  private static let height = 20

  private func list(_ fake: FakeList) -> ListState {
    var list = ListState(query: ListQuery(types: [.grievance]))
    list.settle(fake.reads, height: Self.height)
    return list
  }

  @Test("A list opens on its first row and knows how many there are")
  func opensOnFirst() {
    let list = list(FakeList(count: 5_000))

    #expect(list.position == 1)
    #expect(list.total == .exact(5_000))
    #expect(list.selectedRow?.id == "id-0")
  }

  @Test("Moving far reads only the rows around the screen and keeps memory flat")
  func movesFar() {
    let fake = FakeList(count: 100_000)
    var list = list(fake)

    for _ in 0..<1_000 {
      list.move(by: 19)
      list.settle(fake.reads, height: Self.height)
    }

    #expect(list.selectedRow?.id == "id-19000")
    #expect(list.position == 19_001)
    #expect(list.rows.count <= 1_200)
  }

  @Test("What was read ahead needs no reading at the next page")
  func readsAhead() {
    let fake = FakeList(count: 100_000)
    var list = list(fake)

    for page in 1...100 {
      list.readAhead(fake.reads, height: Self.height)
      let read = fake.pagesRead
      list.move(by: 19)
      list.settle(fake.reads, height: Self.height)
      #expect(fake.pagesRead == read)
      #expect(list.selectedRow?.id == "id-\(page * 19)")
    }
  }

  @Test("Moving back over what was let go reads it again")
  func movesBack() {
    let fake = FakeList(count: 10_000)
    var list = list(fake)
    list.move(by: 5_000)
    list.settle(fake.reads, height: Self.height)

    for _ in 0..<100 {
      list.move(by: -50)
      list.settle(fake.reads, height: Self.height)
    }

    #expect(list.selectedRow?.id == "id-0")
    #expect(list.position == 1)
  }

  @Test("The last row is one read away and its place is right")
  func goesToLast() {
    let fake = FakeList(count: 50_000)
    var list = list(fake)

    list.goToLast()
    list.settle(fake.reads, height: Self.height)

    #expect(list.selectedRow?.id == "id-49999")
    #expect(list.position == 50_000)
    #expect(fake.pagesRead == 2)
  }

  @Test("From the last row one comes back to the first")
  func comesBack() {
    let fake = FakeList(count: 50_000)
    var list = list(fake)
    list.goToLast()
    list.settle(fake.reads, height: Self.height)

    list.goToFirst()
    list.settle(fake.reads, height: Self.height)

    #expect(list.selectedRow?.id == "id-0")
    #expect(list.top == 0)
  }

  @Test("Three lines of context stay around the selection")
  func keepsContext() {
    let fake = FakeList(count: 1_000)
    var list = list(fake)

    for _ in 0..<40 {
      list.move(by: 1)
      list.settle(fake.reads, height: Self.height)
      #expect(list.selection - list.top <= Self.height - 4)
    }
    #expect(list.selection == 40)
  }

  @Test("Beside another pane the list jumps half a page at its edge")
  func jumpsBesidePane() {
    let fake = FakeList(count: 1_000)
    var list = list(fake)

    list.move(by: 17)
    list.settle(fake.reads, height: Self.height, besidePane: true)

    #expect(list.top == 11)
  }

  @Test("New rows wait, changed rows change in place, and the first row lets them in")
  func rowsHoldStill() {
    let fake = FakeList(count: 100)
    var list = list(fake)
    list.move(by: 5)
    list.settle(fake.reads, height: Self.height)

    fake.addFirst([-2, -1])
    fake.retitle(5, "换了标题")
    list.noteChange()
    list.settle(fake.reads, height: Self.height)

    #expect(list.waiting == 2)
    #expect(list.selectedRow?.title == "换了标题")
    #expect(list.rows.first?.id == "id-0")

    list.goToFirst()
    list.settle(fake.reads, height: Self.height)

    #expect(list.waiting == 0)
    #expect(list.selectedRow?.id == "id--2")
  }

  @Test("Marks move on, mark ranges and outlive movement")
  func marks() {
    let fake = FakeList(count: 100)
    var list = list(fake)

    list.toggleMark()
    list.settle(fake.reads, height: Self.height)
    list.markRange()
    list.move(by: 2)
    list.settle(fake.reads, height: Self.height)
    list.markRange()

    #expect(list.marks == ["id-0", "id-1", "id-2", "id-3"])
    #expect(list.subjects == list.marks)
    list.clearMarks()
    #expect(list.subjects == ["id-3"])
  }

  @Test("A range whose first row is no longer loaded begins anew and marks nothing between")
  func rangeOverUnreadRows() {
    let fake = FakeList(count: 500)
    var list = list(fake)
    list.move(by: 2)
    list.settle(fake.reads, height: Self.height)
    list.markRange()
    list.goToLast()
    list.settle(fake.reads, height: Self.height)
    #expect(!list.isMarkingRange)
    list.markRange()
    #expect(list.isMarkingRange && list.marks.isEmpty)
  }

  @Test("Going to a record that isn't there shows the first rows and says so, once")
  func missingRecord() {
    let fake = FakeList(count: 100)
    var list = list(fake)
    list.move(by: 20)
    list.settle(fake.reads, height: Self.height)
    list.goTo("nowhere")
    list.settle(fake.reads, height: Self.height)
    #expect(list.selectedRow?.id == "id-0")
    #expect(list.takeMissing() == "nowhere" && list.takeMissing() == nil)
  }

  @Test("Marks outlive another filter with their names, another view forgets them")
  func marksOutliveFilters() {
    let fake = FakeList(count: 100)
    var list = list(fake)
    list.toggleMark()

    list.show(ListQuery(types: [.grievance], filter: FilterTerm.parse("水管")))
    #expect(list.marks == ["id-0"])
    #expect(list.row("id-0")?.title == "第 0 件")
    list.show(ListQuery(types: [.grievance], scopeOfList: .all))
    #expect(list.marks.isEmpty)
  }

  @Test("Marking all adds to what is marked, and again unmarks what is shown")
  func marksAll() {
    let fake = FakeList(count: 30)
    var list = list(fake)
    list.toggleMark()

    list.toggleAllMarks()
    list.settle(fake.reads, height: 10)
    #expect(list.marks.count == 30)
    #expect(list.takeStroke() == .marked(30))
    list.toggleAllMarks()
    list.settle(fake.reads, height: 10)
    #expect(list.marks.isEmpty)
  }

  @Test("Marking all takes the first thousand of a long list, says so, and loads no more rows")
  func marksFirstOnes() {
    let fake = FakeList(count: 3_000)
    var list = list(fake)
    let loaded = list.rows.count

    list.toggleAllMarks()
    list.settle(fake.reads, height: 10)
    #expect(list.marks.count == 1_000)
    #expect(list.takeStroke() == .firstOnes(1_000) && list.takeStroke() == nil)
    #expect(list.rows.count == loaded)
    #expect(list.row("id-999")?.title == "第 999 件")
  }

  @Test("How many marks the filter hides is asked of the store, not of the loaded rows")
  func countsHiddenMarks() {
    let fake = FakeList(count: 3_000)
    var list = list(fake)
    list.toggleAllMarks()
    list.settle(fake.reads, height: 10)
    #expect(list.hiddenMarks == 0)

    list.show(ListQuery(types: [.grievance], filter: FilterTerm.parse("水管")))
    list.settle(fake.reads(showing: 4), height: 10)
    #expect(list.hiddenMarks == 996)
  }

  @Test("A line above the first row or below the last is none")
  func lines() {
    let fake = FakeList(count: 3)
    var list = list(fake)
    list.select(screenLine: 7)
    list.select(screenLine: -1)
    list.settle(fake.reads, height: 10)

    #expect(list.selectedRow?.id == "id-0")
    #expect(list.row(atLine: 2)?.id == "id-2" && list.row(atLine: 3) == nil)
  }

  @Test("A record far away is shown among its neighbours")
  func goesToRecord() {
    let fake = FakeList(count: 9_000)
    var list = list(fake)

    list.goTo("id-7000")
    list.settle(fake.reads, height: Self.height)

    #expect(list.selectedRow?.id == "id-7000")
    #expect(list.rows.contains { $0.id == "id-6990" })
  }

  @Test("An empty list has no selection and no place")
  func emptyList() {
    let list = list(FakeList(count: 0))

    #expect(list.selectedRow == nil)
    #expect(list.position == nil)
    #expect(list.subjects.isEmpty)
  }
}
