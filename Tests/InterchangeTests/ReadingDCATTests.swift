import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Reading and writing DCAT")
struct ReadingDCATTests {
  static let entry: JSONObject = [
    "id": "0196d69b-05d1-7bb3-bbbb-f9fb6ba50e23", "type": "catalogEntry", "name": "企业登记注册信息",
    "abstract": "按日更新", "classPath": ["基础信息", "法人", "企业登记注册"],
    "provider": .string(Reading.provider), "tags": ["企业", "登记"], "sharing": "conditional",
    "sharingCondition": "部门核验", "updateCycle": "daily", "lastDataAt": "2026-11-05T18:00:00.000Z",
    "standards": ["01936e61-82be-7e18-a4f3-d346d2240999"],
    "distributions": [
      [
        "id": "d1", "uri": "https://data.example.invalid/d1", "title": "接口", "format": "JSON",
        "url": "https://data.example.invalid/api",
      ], ["id": "d2", "title": "文件"],
    ],
  ]
  static let unseen: JSONObject = [
    "scope": "370102", "version": 3, "publishedOn": "2026-04-13", "status": "published",
  ]
  static var stored: JSONObject {
    JSONObject(members: (entry.map { $0 } + unseen.map { $0 }).map { ($0.name, $0.value) })
  }

  @Test("An entry is written as a dataset of DCAT 3 and reads back the same")
  func roundTrip() throws {
    let text = try Writing(.catalogEntry).text([Self.stored], .dcat)

    let dataset = try JSON.parse(text)["dcat:dataset"]?[0]
    #expect(dataset?["@id"] == "urn:uuid:0196d69b-05d1-7bb3-bbbb-f9fb6ba50e23")
    #expect(dataset?["dct:publisher"]?["foaf:name"] == "区市场监管局")
    #expect(
      dataset?["dct:accessRights"]?["@id"]
        == "http://publications.europa.eu/resource/authority/access-right/RESTRICTED")
    #expect(dataset?["dcat:theme"]?["skos:broader"]?["skos:prefLabel"] == "法人")

    let document = try #require(try Reading().documents(text).first)
    #expect(document.members == Self.entry)
    #expect(document.whenNew == ["scope": "370102"])
    #expect(document.leftOut.isEmpty)
  }

  private static let fromData = """
    {"@type":"dcat:Catalog","conformsTo":"https://project-open-data.cio.gov/v1.1/schema","dataset":[
    {"@type":"dcat:Dataset","identifier":"budget-1","title":"预算","description":"年度预算",
     "keyword":["预算","财政","预算"],"modified":"R/P1Y","publisher":{"@type":"org:Organization",
     "name":"区市场监管局"},"contactPoint":{"fn":"x","hasEmail":"mailto:x@example.invalid"},
     "accessLevel":"non-public","rights":"保密法第九条","accrualPeriodicity":"R/P1Y","theme":["财政"],
     "bureauCode":["015:11"],"issued":"2026-01-02","spatial":null,"distribution":[
     {"@type":"dcat:Distribution","downloadURL":"https://example.invalid/a.csv",
      "mediaType":"text/csv"}]},
    {"title":"没有标识","publisher":{"name":"区市场监管局"}},
    {"identifier":"2","title":"没有单位","publisher":{"name":"别的单位"}}, 7]}
    """

  @Test("data.json of DCAT-US is mapped; what has no place is named, not lost silently")
  func dataJSON() throws {
    let document = try #require(
      try Reading().items(Self.fromData).compactMap { item -> ImportDocument? in
        guard case .document(let document) = item else { return nil }
        return document
      }.first)

    #expect(document.members["name"] == "预算")
    #expect(document.members["sharing"] == "notShared")
    #expect(document.members["sharingBasis"] == "保密法第九条")
    #expect(document.members["updateCycle"] == "yearly")
    #expect(document.members["classPath"] == ["财政"])
    #expect(document.members["tags"] == ["预算", "财政"])
    #expect(document.members["lastDataAt"] == nil)
    #expect(document.members["distributions"]?[0]?["url"] == "https://example.invalid/a.csv")
    #expect(document.members["distributions"]?[0]?["format"] == "text/csv")
    #expect(
      document.members["imported"] == ["source": "区市场监管局", "identifier": "budget-1"])
    #expect(document.whenNew["createdAt"] == "2026-01-01T16:00:00.000Z")
    #expect(document.leftOut == ["bureauCode", "contactPoint", "modified"])
  }

  @Test("Datasets without identity or with an unknown publisher are refused alone")
  func rejected() throws {
    let rejections = try Reading().rejections(Self.fromData)

    #expect(
      rejections.map(\.place) == [.path("/dataset/1"), .path("/dataset/2"), .path("/dataset/3")])
    #expect(rejections.map(\.failure.code) == [.inputValue, .unitUnknown, .inputValue])
    #expect(rejections[1].failure.detail("value") == "别的单位")
  }

  private static let graph = """
    {"@context":{"dcat":"http://www.w3.org/ns/dcat#"},"@graph":[
    {"@id":"https://x.invalid","@type":"dcat:Catalog","dcat:dataset":{"@id":"https://x.invalid/1"}},
    {"@id":"https://x.invalid/org","@type":"foaf:Agent","foaf:name":"区市场监管局"},
    {"@id":"https://x.invalid/r","@type":"dcat:Distribution","dct:title":"表","dct:format":"CSV",
     "dcat:accessURL":{"@id":"https://x.invalid/r.csv"}},
    {"@id":"https://x.invalid/1","@type":"dcat:Dataset","dct:identifier":"1",
     "dct:title":[{"@language":"en","@value":"Firms"},{"@language":"zh","@value":"企业"}],
     "dct:publisher":{"@id":"https://x.invalid/org"},"dcat:distribution":{"@id":"https://x.invalid/r"},
     "dct:accrualPeriodicity":{"@id":"http://purl.org/cld/freq/monthly"},"adms:versionNotes":"n"}]}
    """

  @Test("A flat graph is put together by its references; the catalogue lists nothing twice")
  func flatGraph() throws {
    let documents = try Reading().documents(Self.graph)

    let document = try #require(documents.first)
    #expect(documents.count == 1 && document.place == .path("/@graph/3"))
    #expect(document.members["name"] == "企业")
    #expect(document.members["provider"] == .string(Reading.provider))
    #expect(document.members["updateCycle"] == "monthly")
    #expect(
      document.members["distributions"]?[0] == [
        "id": document.members["distributions"]?[0]?["id"] ?? "", "title": "表", "format": "CSV",
        "uri": "https://x.invalid/r", "url": "https://x.invalid/r.csv",
      ])
    #expect(document.members["imported"]?["source"] == "https://x.invalid")
    #expect(document.leftOut == ["adms:versionNotes"])
    #expect(document.whenNew["classPath"] == ["未分类"])
  }

  @Test("Expanded JSON-LD says the same with whole names and lists of one")
  func expanded() throws {
    let text = """
      [{"@id":"https://x.invalid/1","@type":["http://www.w3.org/ns/dcat#Dataset"],
      "http://purl.org/dc/terms/title":[{"@value":"企业"}],
      "http://purl.org/dc/terms/publisher":[{"@type":["http://xmlns.com/foaf/0.1/Agent"],
      "http://xmlns.com/foaf/0.1/name":[{"@value":"区市场监管局"}]}],
      "http://www.w3.org/ns/dcat#keyword":[{"@value":"a"},{"@value":"b"}]}]
      """

    let document = try #require(try Reading().documents(text).first)

    #expect(document.members["name"] == "企业" && document.members["tags"] == ["a", "b"])
    #expect(document.members["imported"]?["identifier"] == "https://x.invalid/1")
  }

  @Test("Concepts that are broader than themselves don't go on for ever")
  func circular() throws {
    let text = """
      {"@graph":[{"@id":"c","@type":"skos:Concept","skos:prefLabel":"圈","skos:broader":{"@id":"c"}},
      {"@id":"https://x.invalid/1","@type":"dcat:Dataset","dct:title":"t","dct:publisher":"区市场监管局",
      "dcat:theme":{"@id":"c"}}]}
      """

    let path = try Reading().documents(text).first?.members["classPath"]?.array

    #expect(path?.count == 8)
  }

  @Test("Linked data without a dataset is refused")
  func nothing() {
    #expect {
      try Reading().items(#"{"@context":{},"@graph":[{"@id":"a","@type":"foaf:Agent"}]}"#)
    } throws: { error in
      (error as? Failure)?.detail("reason") == "dcat.noDataset"
    }
  }

  @Test("Masked members don't leave")
  func masked() throws {
    var record = Self.stored
    record["masked"] = ["/abstract"]

    #expect(!(try Writing(.catalogEntry).text([record], .dcat)).contains("按日更新"))
  }
}
