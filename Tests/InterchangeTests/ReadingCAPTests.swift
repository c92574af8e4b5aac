import DomainModel
import Interchange
import JSONDiff
import Testing
import Trust

@Suite("Reading a CAP 1.2 message")
struct ReadingCAPTests {
  static let alert = """
    <?xml version="1.0" encoding="UTF-8"?>
    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
      <identifier>A1</identifier><sender>37010241600000</sender>
      <sent>2026-11-22T20:05:00+08:00</sent><status>Actual</status><msgType>Alert</msgType>
      <scope>Public</scope>
      <info><category>Met</category><event>寒潮</event><urgency>Immediate</urgency>
        <severity>Severe</severity><certainty>Likely</certainty>
        <headline>历下区发布寒潮橙色预警</headline>
        <parameter><valueName>colour</valueName><value>orange</value></parameter>
        <area><areaDesc>历下区</areaDesc>
          <polygon>36.6,117.0 36.7,117.1 36.6,117.2 36.6,117.0</polygon>
          <geocode><valueName>区划代码</valueName><value>370102</value></geocode></area>
      </info>
    </alert>
    """

  private func record(_ text: String) throws -> JSONObject {
    let document = try #require(try Reading().documents(text).first)
    return JSONObject(
      members: (document.whenNew.map { $0 } + document.members.map { $0 }).map {
        ($0.name, $0.value)
      })
  }

  @Test("The message stands in the record, with colour, areas and bounds")
  func message() throws {
    let record = try record(Self.alert)

    #expect(record["colour"] == "orange")
    #expect(record["areas"] == ["370102"])
    #expect(record["scope"] == "370102")
    #expect(record["bounds"] == [117.0, 36.6, 117.2, 36.7])
    #expect(record["identity"] == "37010241600000,A1,2026-11-22T20:05:00+08:00")
    #expect(record["cap"]?["info"]?[0]?["event"] == "寒潮")
    #expect(record["flaws"] == nil)
  }

  @Test("What is too large for a record stays in the bytes received, and a flaw says so")
  func large() throws {
    let points = (0...5000).map { "36.6,117.\($0)" }.joined(separator: " ")
    let resource =
      "<resource><resourceDesc>图</resourceDesc><derefUri>"
      + String(repeating: "A", count: 20_000) + "</derefUri></resource><area>"
    let text = Self.alert
      .replacing("</polygon>", with: "</polygon><polygon>\(points)</polygon>")
      .replacing("<area>", with: resource)

    let record = try record(text)

    #expect(record["flaws"] == ["cap.large.derefUri", "cap.large.polygon"])
    #expect(record["cap"]?["info"]?[0]?["area"]?[0]?["polygon"]?.array?.count == 1)
    #expect(record["cap"]?["info"]?[0]?["resource"]?[0]?["derefUri"] == nil)
  }

  @Test("The same message makes the same id on any machine, another one another")
  func sameID() throws {
    func id(_ text: String) throws -> JSON? {
      let reading = Reading { $0.digest = { SM3.digest($0).bytes } }
      return try reading.documents(text).first?.members["id"]
    }

    // The rule of RECORDS.md, section 1: SM3 over `import` and the sorted causes.
    #expect(try id(Self.alert) == "5b8d68ff-a45a-87a4-a83f-f0969f37d1f9")
    #expect(try id(Self.alert.replacing("橙色", with: "红色")) == id(Self.alert))
    #expect(try id(Self.alert.replacing("A1", with: "A2")) != id(Self.alert))
  }

  @Test(
    "The colour is that of the level word, not of a name that has the sign",
    arguments: [
      ("红旗街道发布暴雨蓝色预警信号", "blue"), ("橙子林镇大风预警信号：黄色", "yellow"),
      ("暴雨蓝色预警升级为红色预警", "red"), ("红色教育基地周边大雾黄色预警", "yellow"),
      ("Orange wind warning: Yellow warning in force", "yellow"),
    ])
  func colourOfHeadline(headline: String, colour: String) throws {
    let text = Self.alert.replacing("Severe", with: "Unknown")
      .replacing("<valueName>colour</valueName>", with: "<valueName>x</valueName>")
      .replacing("历下区发布寒潮橙色预警", with: headline)

    let record = try record(text)

    #expect(record["colour"] == .string(colour))
    #expect(record["colourUnknown"] == nil)
  }

  @Test(
    "A parameter gives the colour by word, sign or level",
    arguments: [
      ("Red", "red"), ("蓝", "blue"), ("蓝色", "blue"), ("Ⅱ级", "orange"), ("III级", "yellow"),
      ("2; yellow; Moderate", "yellow"), ("红旗街道蓝色预警", "blue"),
    ])
  func colourOfParameter(value: String, colour: String) throws {
    let record = try record(
      Self.alert.replacing("<value>orange</value>", with: "<value>\(value)</value>"))

    #expect(record["colour"] == .string(colour))
  }

  @Test("A parameter that names no colour leaves it to the severity")
  func parameterWithoutColour() throws {
    let record = try record(
      Self.alert.replacing("<value>orange</value>", with: "<value>红旗街道</value>"))

    #expect(record["colour"] == "orange")
  }

  @Test(
    "What isn't real says so in its title",
    arguments: [
      ("Exercise", "【演练】"), ("Test", "【测试】"), ("System", "【系统】"), ("Draft", "【草稿】"),
      ("Actual", ""),
    ])
  func purpose(status: String, mark: String) throws {
    let record = try record(Self.alert.replacing("Actual", with: status))

    #expect(record["title"] == .string(mark + "历下区发布寒潮橙色预警"))
  }

  @Test("A sender's own words are enough")
  func ownWords() throws {
    let text = Self.alert.replacing("Actual", with: "Exercise")
      .replacing("历下区发布", with: "【演练】历下区发布")

    #expect(try record(text)["title"] == "【演练】历下区发布寒潮橙色预警")
  }

  @Test("A severity of Unknown rings as yellow and says so")
  func unknownColour() throws {
    let text = Self.alert.replacing("Severe", with: "Unknown")
      .replacing(
        "<valueName>colour</valueName><value>orange</value>", with: "<valueName>x</valueName>"
      )
      .replacing("橙色", with: "")

    let record = try record(text)

    #expect(record["colour"] == "yellow")
    #expect(record["colourUnknown"] == true)
  }

  @Test(
    "Hostile and broken input is refused",
    arguments: [
      "<!DOCTYPE alert [<!ENTITY a \"b\">]><alert/>",
      "<?xml version=\"1.0\"?><!DOCTYPE alert SYSTEM \"file:///etc/passwd\"><alert/>",
      "<alert>", "not xml", "<other/>", "<alert><identifier>1</identifier></alert>", "",
    ])
  func refused(text: String) {
    #expect {
      try CAPReader.message(Array(text.utf8))
    } throws: { error in
      (error as? Failure)?.code == .inputFormat
    }
  }

  @Test("A message deeper than any CAP message is refused")
  func tooDeep() {
    let text = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)

    #expect(throws: Failure.self) { try CAPReader.message(Array(text.utf8)) }
  }

  @Test("More than 10 MiB is refused before it is parsed")
  func tooLarge() {
    let bytes = [UInt8](repeating: 0x20, count: CAPReader.maximumBytes + 1)

    #expect {
      try CAPReader.message(bytes)
    } throws: { error in
      (error as? Failure)?.code == .inputTooLarge
    }
  }
}
