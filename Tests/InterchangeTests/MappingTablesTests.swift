import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Mapping tables of others")
struct MappingTablesTests {
  private static let map = """
    {"type":"grievance","source":"12345","identifier":"工单编号",
     "columns":{"来电内容":"content","标题":"title","联系电话":"contact.phone","受理时间":"createdAt",
     "诉求类型":{"member":"kind","values":{"投诉":"complaint","*":"request"}},
     "区划":"place.region","承办单位":"leadUnit","坐席":null},
     "constants":{"source":"hotline12345"}}
    """

  private func reading(_ map: String = Self.map) throws -> Reading {
    let map = try TableMap(JSON.parse(map))
    return Reading { settings in
      settings.map = map
      settings.format = .csv
    }
  }

  @Test("Columns become members: words, times, units and nested ones; what isn't named is said")
  func row() throws {
    let text = """
      工单编号,标题,来电内容,联系电话,受理时间,诉求类型,区划,承办单位,坐席,满意度
      A1,停水,"停水, 两天",10812342071,2026/11/23 9:30,投诉,370102001,区市场监管局,07,好
      A2,路灯,灯不亮,,2026年11月23日,咨询,370102001,,,
      """

    let documents = try reading().documents(text)

    #expect(documents.count == 2)
    let first = documents[0]
    #expect(first.members["kind"] == "complaint" && first.members["content"] == "停水, 两天")
    #expect(first.members["createdAt"] == "2026-11-23T01:30:00.000Z")
    #expect(first.members["contact"]?["phone"] == "10812342071")
    #expect(first.members["leadUnit"] == .string(Reading.provider))
    #expect(first.members["imported"] == ["source": "12345", "identifier": "A1"])
    #expect(first.whenNew["source"] == "hotline12345" && first.leftOut == ["满意度"])
    #expect(documents[1].members["kind"] == "request" && documents[1].members["contact"] == nil)
    #expect(documents[1].members["createdAt"] == "2026-11-22T16:00:00.000Z")
    #expect(first.members["id"] != documents[1].members["id"])
  }

  @Test("A row that can't be mapped is refused alone, with its line, column and why")
  func badRows() throws {
    let text = """
      工单编号,标题,来电内容,受理时间,承办单位
      A1,停水,停水,上午九点,
      ,停水,停水,2026-11-23,
      A3,停水,停水,2026-11-23 25:00,
      A4,停水,停水,2026-11-23,没有的局
      A5,停水,停水,2026-11-23,
      """

    let rejections = try reading().items(text).compactMap { item -> ImportRejection? in
      if case .rejected(let rejection) = item { rejection } else { nil }
    }

    #expect(rejections.map(\.place) == [.line(2), .line(3), .line(4), .line(5)])
    #expect(
      rejections.map(\.reason) == ["map.time", "map.identifier", "map.time", "map.unit"])
    #expect(rejections[3].failure.detail("member") == "承办单位")
  }

  @Test(
    "A map that names no type, no member or nothing at all is refused",
    arguments: [
      (#"{"columns":{"a":"title"}}"#, "map.type"),
      (#"{"type":"grievance"}"#, "map.columns"),
      (#"{"type":"grievance","columns":{"a":"nothing"}}"#, "map.member"),
      (#"{"type":"grievance","columns":{"a":"contact.shoe"}}"#, "map.member"),
      (#"{"type":"grievance","columns":{"a":7}}"#, "map.columns"),
    ])
  func badMaps(map: String, reason: String) throws {
    let json = try JSON.parse(map)

    let failure = #expect(throws: Failure.self) { try TableMap(json) }

    #expect(failure?.detail("reason") == reason)
  }
}
