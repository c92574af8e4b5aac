import Foundation
import JSONDiff
import Testing

@Suite("Printing statistics", .enabled(if: Program.isBuilt))
struct PrintingStatisticsTests {
  private static let hostile = "<script>alert(1)</script>"

  private func made() throws -> Program {
    let program = try Program()
    #expect(try program.run(["init", "--operator", "王岚", "--scope", "370102"]).status == 0)
    for category in [Self.hostile, "=1+1", "供水.停水"] {
      let order = """
        {"kind":"complaint","source":"hotline12345","title":"停水","content":"停水",
         "category":"\(category)","place":{"region":"370102001"}}
        """
      let file = try program.file("g.json", order)
      #expect(try program.run(["grievance", "new", "--file", file]).status == 0)
    }
    return program
  }

  @Test(
    "The page has charts, both languages, no script, nothing from elsewhere, and no text of an order as markup"
  )
  func page() throws {
    let program = try made()
    let path = program.directory + "/page.html"

    let run = try program.run(["grievance", "stats", "--html", path])
    #expect(run.status == 0 && run.output.contains(path))
    let page = try String(contentsOfFile: path, encoding: .utf8)

    #expect(page.contains("<svg") && page.contains("诉求统计") && page.contains("Grievance statistics"))
    #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    let opened = page.components(separatedBy: "<td>").count
    #expect(opened == page.components(separatedBy: "</td>").count && opened > 20)
  }

  @Test("The table has a line a group, or a line a step of the trend, and runs no formula")
  func table() throws {
    let program = try made()

    let groups = try program.run(["grievance", "stats", "--by", "category", "--csv"]).output
    let lines = groups.components(separatedBy: "\r\n")
    #expect(lines.count == 5 && lines[0].hasPrefix("key,name,count,open,overdue"))
    #expect(groups.contains("'=1+1,,1,1,0") && groups.contains("供水.停水,,1,1,0"))

    let trend = try program.run(["grievance", "stats", "--every", "month", "--csv"]).output
    #expect(trend.hasPrefix("from,until,count") && trend.contains("-01,3,3,0"))
  }

  @Test("The answer names what it divides by and keeps to the width")
  func answer() throws {
    let program = try made()

    let chinese = try program.run(["--lang", "zh", "grievance", "stats", "--by", "category"]).output
    let english = try program.run(["--lang", "en", "grievance", "stats", "--by", "kind"]).output
    #expect(chinese.contains("供水.停水") && chinese.contains("解决率"))
    #expect(english.contains("Complaint") && english.contains("Solved in time"))
    let refused = try program.run(["grievance", "stats", "--by", "colour"])
    #expect(refused.status == 64)
  }
}
