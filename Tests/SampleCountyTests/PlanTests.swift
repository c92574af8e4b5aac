import DomainModel
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Taking a plan apart")
struct PlanTests {
  static let text = """
    ---
    title: 	"某省数字政府建设实施方案"
    subtitle: 	"某政字〔2023〕1号"
    date: 		2022-12-26 00:00:00
    author: 	"某省人民政府"
    ---

    制定本实施方案。

    ## 一、总体要求

    （一）指导思想。坚持系统观念。

    ## 二、数字化工作体系

    ### （三）提升社会治理数字化水平。加快转变。

    2.推进防控。深化应用。2023年年底前，初步建成；2025年年底前，全面建成。（牵头单位:甲委、乙厅，责任单位：丙局、丁局等有关部门）

    坚持统建共用，统一使用。2025年年底前，完成。（责任单位：丙局，各有关部门）

    > 抄送：各部门。
    """

  let document = PlanReader.read(text)

  @Test("Head and clauses are read with ids that can be cited")
  func clausesAreRead() {
    #expect(document.title == "某省数字政府建设实施方案")
    #expect(document.number == "某政字〔2023〕1号")
    #expect(document.issuedOn == "2022-12-26")
    #expect(document.clauses.map(\.id) == ["前言", "一", "一.1", "二", "二.3", "二.3.2"])
    #expect(document.clauses[4].heading == "提升社会治理数字化水平")
    #expect(document.clauses[4].text == "加快转变。")
  }

  @Test("Each parenthesis of units is a duty with leads, units and dated goals")
  func dutiesAreRead() {
    #expect(document.duties.count == 2)
    #expect(document.duties[0].leads == ["甲委", "乙厅"])
    #expect(document.duties[0].units == ["丙局", "丁局"])
    #expect(
      document.duties[0].goals == [
        PlanDocument.Goal(year: 2023, text: "初步建成"),
        PlanDocument.Goal(year: 2025, text: "全面建成"),
      ])
    #expect(document.duties[1].title == "坚持统建共用")
    #expect(document.duties[1].leads == [])
    #expect(document.duties[1].units == ["丙局", "各有关部门"])
  }

  @Test("Records hold against their declarations and name each other")
  func recordsAreValid() {
    let records = PlanRecords(document, issuerScope: "37", trackingScope: "370102")
    let units = Set(records.units.map { $0.text("id") })

    for members in records.units + records.tasks + [records.policy] {
      #expect(RecordValidation.flaws(Record(members)) == [])
    }
    for task in records.tasks {
      #expect(units.contains(task.text("leadUnit")))
      #expect(task["basis"]?["policy"] == records.policy["id"])
      #expect(task.text("dueAt") == "2025-12-31T15:59:59.000Z")
    }
    #expect(records.tasks[0]["milestones"]?.array?.count == 2)
  }

  @Test("A text of another form gives a document without clauses")
  func otherTextIsHarmless() {
    #expect(PlanReader.read("").clauses == [])
    #expect(PlanReader.read("---\n").clauses == [])
    #expect(PlanReader.read("（）\n1.\n###\n## \n").duties == [])
  }
}
