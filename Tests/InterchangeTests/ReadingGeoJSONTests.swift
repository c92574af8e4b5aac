import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Reading and writing GeoJSON")
struct ReadingGeoJSONTests {
  private static let id = "01936e5b-34a7-70dc-94b5-100000000001"

  private func feature(_ geometry: String, _ type: String = "camera", _ more: String = "") -> String
  {
    #"{"type":"Feature","id":"\#(Self.id)","geometry":\#(geometry),"properties":{"type":"\#(type)","#
      + #""name":"路口"}\#(more)}"#
  }

  @Test("A point becomes the place's point, longitude first; a height is left out")
  func point() throws {
    let text = feature(#"{"type":"Point","coordinates":[117.0479,36.6652,12]}"#)

    let document = try #require(try Reading().documents(text).first)

    #expect(document.members["place"]?["point"] == [117.0479, 36.6652])
    #expect(document.members["id"] == .string(Self.id))
    #expect(document.members["name"] == "路口")
    #expect(document.partial == ["place"])
  }

  @Test("Of a region an area is the boundary and a point the centre")
  func region() throws {
    let ring = "[[117,36],[118,36],[118,37],[117,36]]"
    let area = feature(#"{"type":"Polygon","coordinates":[\#(ring)]}"#, "region")
    let point = feature(#"{"type":"Point","coordinates":[117,36]}"#, "region")

    #expect(try Reading().documents(area).first?.members["boundary"]?["type"] == "Polygon")
    #expect(try Reading().documents(point).first?.members["centre"] == [117, 36])
  }

  @Test("A feature of another program takes its type from the command and keeps its identity")
  func foreign() throws {
    let text =
      #"{"type":"FeatureCollection","name":"x","features":[{"type":"Feature","id":7,"#
      + #""geometry":{"type":"Point","coordinates":[117,36]},"properties":{"name":"a"},"extra":1}]}"#
    let reading = Reading {
      $0.type = .camera
      $0.source = "gis"
    }

    let document = try #require(try reading.documents(text).first)

    #expect(document.members["type"] == "camera")
    #expect(document.members["imported"] == ["source": "gis", "identifier": "7"])
    #expect(try reading.documents(text).first?.members["id"] == document.members["id"])
    #expect(document.leftOut == ["extra"])
  }

  private static let wrongGeometryCases: [(String, String)] = [
    (#"{"type":"Point","coordinates":[36.6,117.0]}"#, "geojson.range"),
    (#"{"type":"Point","coordinates":[181,0]}"#, "geojson.range"),
    (#"{"type":"Point","coordinates":[117]}"#, "geojson.position"),
    (#"{"type":"Point","coordinates":["117","36"]}"#, "geojson.position"),
    (#"{"type":"Point","coordinates":{"lon":1}}"#, "geojson.position"),
    (#"{"type":"Point"}"#, "member.missing"),
    (#"{"type":"Sphere","coordinates":[1,2]}"#, "geojson.geometry"),
    (#"{"type":"GeometryCollection","geometries":[]}"#, "geojson.collection"),
    (#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, "geojson.notPoint"),
    (#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[7,8]]]}"#, "geojson.ring"),
    (#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2]]]}"#, "geojson.ring"),
    ("7", "geojson.geometry"),
  ]

  @Test(
    "Positions off the earth, open rings and wrong kinds are refused with their place",
    arguments: Self.wrongGeometryCases)
  func wrongGeometry(geometry: String, reason: String) throws {
    let text = "[\(feature(geometry)),\(feature("null"))]"

    let items = try Reading().items(text)

    guard case .rejected(let rejection) = items[0], case .document = items[1] else {
      return #expect(Bool(false))
    }
    #expect(rejection.reason == reason && rejection.place == .path("/0"))
  }

  private static let referenceSystemsCases: [(String, Bool)] = [
    ("urn:ogc:def:crs:OGC:1.3:CRS84", true), ("EPSG:4326", true),
    ("urn:ogc:def:crs:EPSG::4490", true), ("urn:ogc:def:crs:EPSG::3857", false),
    ("GCJ02", false), ("", false),
  ]

  @Test(
    "Another reference system is refused; WGS 84 under its names and CGCS2000 are taken",
    arguments: Self.referenceSystemsCases)
  func referenceSystems(name: String, isTaken: Bool) throws {
    let crs = #"{"type":"name","properties":{"name":"\#(name)"}}"#
    let text = #"{"type":"FeatureCollection","crs":\#(crs),"features":[]}"#

    if isTaken {
      #expect(try Reading().items(text).isEmpty)
    } else {
      #expect {
        try Reading().items(text)
      } throws: { error in
        (error as? Failure)?.detail("reason") == "geojson.crs"
      }
    }
  }

  @Test(
    "Features of no type, of one without a place, and what is no feature are refused alone",
    arguments: [
      #"{"type":"Feature","geometry":null,"properties":{}}"#,
      #"{"type":"Feature","geometry":null,"properties":{"type":"policy"}}"#,
      #"{"type":"Feature","geometry":null,"properties":[]}"#, "7",
    ])
  func wrongFeatures(text: String) throws {
    let collection = #"{"type":"FeatureCollection","features":[\#(text),\#(feature("null"))]}"#

    #expect(try Reading().items(collection).count == 2)
    #expect(try Reading().rejections(collection).map(\.place) == [.path("/features/0")])
  }

  @Test("A bare geometry is no feature")
  func bareGeometry() {
    #expect(throws: Failure.self) {
      try Reading().items(#"{"type":"Point","coordinates":[1,2]}"#)
    }
  }

  private static let roundTripCases: [(RecordType, String, String)] = [
    (RecordType.camera, #"{"place":{"region":"370102","point":[117.05,36.6]}}"#, "Point"),
    (.camera, #"{"place":{"point":[117.05,36.6]}}"#, "Point"),
    (.region, #"{"centre":[117,36],"code":"37"}"#, "Point"),
    (
      .region,
      #"{"centre":[117,36],"boundary":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}}"#,
      "Polygon"
    ),
    (.incident, #"{"place":{"point":[117,36]}}"#, "Point"),
    (
      .incident,
      #"{"area":{"type":"LineString","coordinates":[[1,2],[3,4]]},"place":{"point":[117,36]}}"#,
      "LineString"
    ), (.logEntry, #"{"point":[117,36]}"#, "Point"),
    (
      .alert, #"{"cap":{"info":[{"area":[{"polygon":["36,117 37,117 37,118 36,117"]}]}]}}"#,
      "MultiPolygon"
    ),
  ]

  @Test(
    "Records of every kind of place are written and read back the same",
    arguments: Self.roundTripCases)
  func roundTrip(type: RecordType, members: String, kind: String) throws {
    var record = try #require(try JSON.parse(members).object)
    record["id"] = .string(Self.id)
    record["type"] = .string(type.rawValue)

    let text = try Writing(type).text([record], .geojson)

    let feature = try JSON.parse(text)["features"]?[0]
    #expect(feature?["geometry"]?["type"]?.string == kind)
    #expect(feature?["id"] == record["id"] && feature?["properties"]?["id"] == nil)
    #expect(try Reading().documents(text).map(\.members) == [record])
  }

  @Test("A record that is nowhere has no geometry, and a masked address stays away")
  func masked() throws {
    let record: JSONObject = [
      "id": .string(Self.id), "type": "grievance", "masked": ["/place/address", "/contact/name"],
      "contact": ["name": "王**", "subject": "s"], "place": ["region": "370102", "address": "甸***"],
    ]

    let text = try Writing(.grievance).text([record], .geojson)

    #expect(!text.contains("王") && !text.contains("甸") && !text.contains("masked"))
    let feature = try JSON.parse(text)["features"]?[0]
    #expect(feature?["geometry"] == .null)
    #expect(feature?["properties"]?["place"] == ["region": "370102"])
    #expect(feature?["properties"]?["contact"] == nil)
  }
}
