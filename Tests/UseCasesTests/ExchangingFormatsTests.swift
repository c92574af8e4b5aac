import DomainModel
import Foundation
import Interchange
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Exchanging records in every format")
struct ExchangingFormatsTests {
  private func export(
    _ type: RecordType, _ format: ExchangeFormat?, _ world: World, _ more: JSONObject = [:]
  ) throws -> CommandOutcome {
    var arguments: JSONObject = ["type": .string(type.rawValue), "file": "out"]
    arguments["format"] = format.map { .string($0.rawValue) }
    for member in more { arguments[member.name] = member.value }
    return try ExportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.export", arguments: arguments))
  }

  private func take(_ files: [String], _ world: World, _ more: JSONObject = [:]) throws -> JSON {
    var arguments: JSONObject = ["file": .array(files.map(JSON.string))]
    for member in more { arguments[member.name] = member.value }
    let outcome = try ImportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.import", arguments: arguments))
    return try #require(outcome.output)
  }

  @Test("What is exported and imported again changes nothing, whatever the format")
  func roundTrips() throws {
    let world = try World.withCounty()
    for type in RecordType.allCases {
      for format in ExchangeFormat.carrying(type) {
        let exported = try export(type, format, world).output?["exported"]?.int
        let read = try take(["out"], world)

        #expect(read["unchanged"]?.int == exported, "\(type) \(format): \(read.canonicalText)")
        #expect(read["rejectedCount"] == 0 && read["leftOut"] == nil, "\(type) \(format)")
        #expect(read["created"] == 0 && read["updated"] == 0, "\(type) \(format)")
      }
    }
  }

  @Test("A table of another system comes in by a map: shown first, then taken, then found again")
  func mapped() throws {
    let world = try World()
    world.put(
      """
      {"type":"grievance","source":"旧系统","identifier":"编号",
       "columns":{"内容":"content","标题":"title","电话":"contact.phone","时间":"createdAt",
       "类型":{"member":"kind","values":{"投诉":"complaint"}},"街道":"place.region"},
       "constants":{"source":"hotline12345"}}
      """, at: "map.json")
    let rows = (1...3).map { "B\($0),停水\($0),停水,10812342071,2026-11-2\($0) 09:30,投诉,370102001" }
    world.put(
      (["编号,标题,内容,电话,时间,类型,街道"] + rows + ["B4,x,y,,,表扬,370102001"]).joined(separator: "\n"),
      at: "old.csv")

    let shown = try take(["old.csv"], world, ["map": "map.json", "dry-run": true])
    #expect(shown["created"] == 3 && shown["rejectedCount"] == 1)
    #expect(shown["preview"]?[0]?["title"] == "停水1" && shown["preview"]?.array?.count == 3)
    #expect(shown["preview"]?[0]?["contact"]?["phone"] == "108****2071")

    let taken = try take(["old.csv"], world, ["map": "map.json"])
    #expect(taken["created"] == 3 && taken["rejected"]?[0]?["line"] == 5)
    let again = try take(["old.csv"], world, ["map": "map.json"])
    #expect(again["created"] == 0 && again["unchanged"] == 3)
  }

  @Test("In GB 18030 as well, and by the file's name")
  func encodings() throws {
    let world = try World.withCounty()
    let count = try export(
      .grievance, .csv, world, ["encoding": "gb18030"]
    ).output?["exported"]?.int

    #expect(try take(["out"], world)["unchanged"]?.int == count)
    #expect(throws: Failure.self) { try export(.unit, .json, world, ["encoding": "gb18030"]) }

    _ = try export(.camera, nil, world, ["file": "cameras.geojson"])
    #expect(world.text(at: "cameras.geojson").hasPrefix("{\"type\":\"FeatureCollection\""))
  }

  @Test(
    "A format that doesn't carry the type is refused with those that do, and nothing is written")
  func unfit() throws {
    let world = try World()

    #expect {
      try export(.unit, .cap, world)
    } throws: { error in
      let failure = error as? Failure
      return failure?.code == .formatUnfit && failure?.exitStatus == 64
        && failure?.details["formats"] == ["ndjson", "json", "csv"]
    }
    #expect(world.files["out"] == nil)
  }

  @Test("A received message leaves as the bytes that came, to the last blank")
  func original() throws {
    let world = try World.withCounty()
    let message = """
      <?xml version="1.0"?><cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2" >
      <cap:identifier>X-77</cap:identifier><cap:sender>s</cap:sender>
      <cap:sent>2026-11-23T08:00:00+08:00</cap:sent><cap:status>Actual</cap:status>
      <cap:msgType>Alert</cap:msgType><cap:scope>Public</cap:scope><cap:info>
      <cap:event>大风</cap:event><cap:urgency>Expected</cap:urgency><cap:severity>Minor</cap:severity>
      <cap:certainty>Likely</cap:certainty><cap:headline>大风蓝色预警唯一</cap:headline></cap:info></cap:alert>
      """
    world.put(message, at: "in.xml")
    #expect(try take(["in.xml"], world)["created"] == 1)

    let exported = try export(.alert, .cap, world, ["query": "预警唯一"])

    #expect(exported.output?["exported"] == 1)
    #expect(world.text(at: "out") == message)
    #expect(try take(["out"], world)["unchanged"] == 1)
  }

  @Test("A request comes in, goes out and comes back; its update changes what it says")
  func requests() throws {
    let world = try World()
    world.put(
      #"[{"service_request_id":"77","description":"路灯不亮","service_name":"路灯","#
        + #""address":"花园路1号","lat":36.6,"long":117.0,"media_url":"u"}]"#, at: "in")
    let first = try take(["in"], world)
    #expect(first["created"] == 1 && first["leftOut"] == [["member": "media_url", "count": 1]])
    #expect(try take(["in"], world)["unchanged"] == 1)
    let again = try ImportRecords(desk: world.desk, place: world.place)(
      CommandRequest("store.import", arguments: ["file": ["in"]]))
    #expect(again.message(.english).hasSuffix("no place in records for: media_url"))

    _ = try export(.grievance, .open311, world)
    #expect(world.text(at: "out").contains("\"service_request_id\":\"77\""))
    #expect(!world.text(at: "out").contains("花园路"))
    #expect(try take(["out"], world)["unchanged"] == 1)

    world.put(world.text(at: "in").replacing("路灯不亮", with: "路灯闪烁"), at: "in")
    #expect(try take(["in"], world)["updated"] == 1)
    _ = try export(
      .grievance, .open311, world, ["reveal": true, "reason": "移交"])
    #expect(world.text(at: "out").contains("花园路1号"))
  }

  @Test("A dataset of another catalogue is known again by source and identifier")
  func datasets() throws {
    let world = try World()
    _ = try world.makeUnit("区水务局")
    func data(_ title: String) -> String {
      #"{"conformsTo":"x","dataset":[{"identifier":"7","title":"\#(title)","#
        + #""publisher":{"name":"区水务局"},"accessLevel":"public","theme":["水务"]},"#
        + #"{"identifier":"8","title":"x","publisher":{"name":"没有的局"}}]}"#
    }
    world.put(data("水质"), at: "in")
    let first = try take(["in"], world)
    #expect(first["created"] == 1 && first["rejected"]?[0]?["code"] == "unit.unknown")
    #expect(first["rejected"]?[0]?["path"] == "/dataset/1")

    world.put(data("水质监测"), at: "in")
    #expect(try take(["in"], world)["updated"] == 1)
    #expect(try take(["in"], world, ["source": "别处"])["created"] == 1)
  }

  @Test("Among several files one that can't be read is refused alone")
  func severalFiles() throws {
    let world = try World()
    world.put("<alert>", at: "bad.xml")
    world.put(#"{"type":"unit","name":"甲","kind":"other","scope":"370102"}"#, at: "good.json")

    let read = try take(["bad.xml", "good.json"], world)

    #expect(read["created"] == 1 && read["rejectedCount"] == 1)
    #expect(read["rejected"]?[0]?["file"] == "bad.xml")
  }

  @Test("Refusals beyond those that are listed are counted")
  func manyRefusals() throws {
    let world = try World()
    world.put(String(repeating: "{\n", count: 10_050), at: "in.ndjson")

    let read = try take(["in.ndjson"], world)

    #expect(read["rejectedCount"] == 10_050 && read["rejected"]?.array?.count == 10_000)
  }

  @Test("A dry run of every format writes nothing")
  func dryRun() throws {
    let world = try World()
    world.put(
      #"{"type":"Feature","properties":{"type":"camera","name":"a"},"geometry":"#
        + #"{"type":"Point","coordinates":[117,36]}}"#, at: "in")

    #expect(try take(["in"], world, ["dry-run": true])["created"] == 1)
    #expect(try export(.camera, .ndjson, world).output?["exported"] == 0)
  }

  @Test("The samples of every format come in whole")
  func samples() throws {
    let world = try World.withCounty()
    let folder = World.samplesFolder + "/exchange"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let data = try #require(FileManager.default.contents(atPath: folder + "/" + name))
      world.files[name] = Array(data)
      let more: JSONObject =
        name.hasSuffix(".csv")
        ? ["type": "grievance"] : name.hasSuffix(".geojson") ? ["type": "camera"] : [:]

      let read = try take([name], world, more)
      let again = try take([name], world, more)

      #expect((read["created"]?.int ?? 0) > 0, "\(name): \(read.canonicalText)")
      #expect(read["rejectedCount"] == 0, "\(name): \(read.canonicalText)")
      #expect(again["unchanged"] == read["created"], "\(name): \(again.canonicalText)")
    }
  }
}

extension World {
  static let samplesFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples").path

  /// A store with some of the sample county: every fifth record of each file.
  static func withCounty() throws -> World {
    let world = try World()
    let county = samplesFolder + "/county/"
    for type in RecordType.allCases {
      guard let data = FileManager.default.contents(atPath: county + type.rawValue + ".ndjson")
      else { continue }
      let lines = data.split(separator: 0x0A)
      let isSmall = lines.count < 200
      let chosen = lines.enumerated().filter { isSmall || $0.offset % 5 == 0 }.map(\.element)
      world.files["samples/county/\(type.rawValue).ndjson"] =
        Array(chosen.joined(separator: [0x0A]))
    }
    var place = world.place
    place.samples = { () throws(Failure) in "samples" }
    _ = try LoadSamples(desk: world.desk, place: place)()
    return world
  }
}
