import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Reading and writing CKAN")
struct ReadingCKANTests {
  @Test("An entry is written as a package and reads back the same")
  func roundTrip() throws {
    let text = try Writing(.catalogEntry).text([ReadingDCATTests.stored], .ckan)

    let answer = try JSON.parse(text)
    #expect(answer["success"] == true && answer["result"]?["count"] == 1)
    let package = answer["result"]?["results"]?[0]
    #expect(package?["name"] == "0196d69b-05d1-7bb3-bbbb-f9fb6ba50e23")
    #expect(package?["private"] == false && package?["num_resources"] == 2)

    let document = try #require(try Reading().documents(text).first)
    #expect(document.members == ReadingDCATTests.entry)
    #expect(document.leftOut.isEmpty)
  }

  private static let package = """
    {"id":"f0e1","name":"firms","title":"企业","notes":"说明","state":"active","private":false,
    "organization":{"id":"9c","name":"scjg","title":"区市场监管局"},"owner_org":"9c","license_id":"cc-by",
    "tags":[{"name":"a","display_name":"甲"},{"name":"b"}],"frequency":"monthly",
    "metadata_created":"2026-01-02T03:04:05.123456","metadata_modified":"2026-02-02T00:00:00",
    "extras":[{"key":"dcat_modified","value":"2026-03-01"},{"key":"theme","value":"[\\"财政\\"]"},
    {"key":"odd","value":"1"}],"url":"",
    "resources":[{"id":"r1","name":"表","url":"https://x.invalid/a.csv","format":"CSV","hash":""}]}
    """

  @Test(
    "A package is read alone, in an answer, in a list of answers' results and in lines",
    arguments: [
      "P", #"{"success":true,"result":P}"#, "[P]", "P\nP\n",
      #"{"success":true,"result":{"count":1,"results":[P]}}"#,
    ])
  func shapes(shape: String) throws {
    let package = Self.package.replacing("\n", with: "")

    let document = try #require(
      try Reading().documents(shape.replacing("P", with: package)).first)

    #expect(document.members["name"] == "企业" && document.members["abstract"] == "说明")
    #expect(document.members["provider"] == .string(Reading.provider))
    #expect(document.members["tags"] == ["甲", "b"])
    #expect(document.members["classPath"] == ["财政"])
    #expect(document.members["updateCycle"] == "monthly")
    #expect(document.members["lastDataAt"] == "2026-02-28T16:00:00.000Z")
    #expect(document.members["distributions"]?[0]?["id"] == "r1")
    #expect(document.members["imported"] == ["source": "ckan", "identifier": "f0e1"])
    #expect(document.whenNew["createdAt"] == "2026-01-02T03:04:05.123Z")
    #expect(document.leftOut == ["license_id", "odd"])
  }

  @Test("The site that answered names the source")
  func source() throws {
    let text =
      #"{"help":"https://data.example.invalid/api/3/action/help_show?name=package_show","#
      + #""success":true,"result":\#(Self.package)}"#

    let document = try #require(try Reading().documents(text).first)

    #expect(document.members["imported"]?["source"] == "https://data.example.invalid")
  }

  @Test("An answer that is an error, a deleted package and what is none are refused")
  func refused() throws {
    let deleted = Self.package.replacing("active", with: "deleted")
    let rejections = try Reading().rejections("[\(Self.package),\(deleted),7]")

    #expect(rejections.map(\.place) == [.path("/1"), .path("/2")])
    #expect(rejections.map(\.reason) == ["ckan.deleted", "kind.object"])
    #expect {
      try Reading().items(#"{"success":false,"error":{"message":"Not found"},"result":null}"#)
    } throws: { error in
      (error as? Failure)?.detail("reason") == "ckan.failed"
    }
  }
}
