import DomainModel

/// Templates stand in the order of RFC 8785.
extension BulkSamples {
  /// Members that every record of the great set has in this order around its own.
  private mutating func created(_ at: Instant, _ stamp: BulkNumbers.Stamp) {
    writer.raw("\"createdAt\":")
    time(stamp)
    writer.raw(",\"createdBy\":\"system\",")
  }

  private mutating func identifier(_ at: Instant) {
    writer.raw("\"id\":\"")
    uuid(at)
    writer.raw("\"")
  }

  mutating func scope(_ county: Int, _ street: Int? = nil) {
    writer.raw("\"schema\":1,\"scope\":\"")
    writer.text(BulkWords.counties[county].code)
    if let street { writer.digits(street, width: 3) }
    writer.raw("\"")
  }

  mutating func task(_ at: Instant, _ stamp: BulkNumbers.Stamp, isOpen: Bool) {
    let county = pick(BulkWords.counties.count)
    let matter = BulkWords.matters[pick(BulkWords.matters.count)]
    writer.raw("{")
    created(at, stamp)
    writer.raw("\"dueAt\":\"")
    writer.text(at.adding(milliseconds: 12 * 86_400_000).rfc3339)
    writer.raw("\",")
    identifier(at)
    writer.raw(",\"kind\":\"")
    writer.text(pick(2) == 0 ? "todo" : "supervised")
    writer.raw("\",\"leadUnit\":\"")
    writer.text(world.units[county][pick(BulkWords.units.count)])
    writer.raw("\",\"number\":\"")
    number("T", county, stamp)
    writer.raw("\",")
    scope(county)
    writer.raw(",\"status\":\"")
    writer.text(isOpen ? "open" : "done")
    writer.raw("\",\"text\":\"请承办单位核实现场情况，按期反馈处理结果和佐证材料。\",\"title\":\"督办：")
    writer.text(BulkWords.counties[county].name)
    writer.text(matter.title)
    writer.raw("集中反映\",\"type\":\"task\"}\n")
  }

  mutating func catalogEntry(_ at: Instant, _ stamp: BulkNumbers.Stamp) {
    let county = pick(BulkWords.counties.count)
    let holding = Entries.holdings[pick(Entries.holdings.count)]
    let noun = holding.nouns[pick(holding.nouns.count)]
    writer.raw("{\"abstract\":\"在履职中形成的")
    writer.text(noun)
    writer.raw("，供跨部门业务协同使用。\",\"classPath\":[\"")
    writer.text(holding.path[0])
    writer.raw("\",\"")
    writer.text(holding.path[1])
    writer.raw("\"],")
    created(at, stamp)
    writer.raw("\"dataLevel\":")
    writer.digits(1 + pick(4), width: 1)
    writer.raw(",\"format\":\"库表\",")
    identifier(at)
    writer.raw(",\"name\":\"")
    writer.text(BulkWords.counties[county].name)
    writer.text(noun)
    writer.digits(pick(9000), width: 4)
    writer.raw("\",\"openness\":\"conditional\",\"provider\":\"")
    writer.text(world.units[county][pick(BulkWords.units.count)])
    writer.raw("\",")
    scope(county)
    writer.raw(",\"sharing\":\"unconditional\",\"status\":\"published\",\"type\":\"catalogEntry\",")
    writer.raw("\"updateCycle\":\"monthly\"}\n")
  }

  mutating func licence(_ at: Instant, _ stamp: BulkNumbers.Stamp) {
    let county = pick(BulkWords.counties.count)
    let subject = pick(world.subjects.count)
    let serial = pick(900_000_000) + 100_000_000
    writer.raw("{")
    created(at, stamp)
    writer.raw("\"holder\":\"")
    writer.text(world.subjects[subject])
    writer.raw("\",")
    identifier(at)
    writer.raw(",\"identifier\":\"")
    writer.text(
      SampleIdentifiers.licenceIdentifier(
        type: "11100000MB0143028R001", issuer: "11370102004502A", serial: "\(serial)"))
    writer.raw("\",\"issuedOn\":\"")
    writer.text(String(stamp.rfc3339.prefix(10)))
    writer.raw("\",\"issuer\":\"")
    writer.text(world.units[county][3])
    writer.raw("\",\"licenceNumber\":\"鲁济")
    writer.digits(serial, width: 9)
    writer.raw("\",\"licenceType\":\"")
    writer.text(world.licenceType)
    writer.raw("\",")
    scope(county)
    writer.raw(",\"status\":\"valid\",\"type\":\"licence\",\"validFrom\":\"")
    writer.text(String(stamp.rfc3339.prefix(10)))
    writer.raw("\",\"validTo\":\"2029-12-31\"}\n")
  }

  mutating func inspection(_ at: Instant, _ stamp: BulkNumbers.Stamp) {
    let county = pick(BulkWords.counties.count)
    let unit = pick(BulkWords.units.count)
    writer.raw("{\"checkKind\":\"daily\",")
    created(at, stamp)
    identifier(at)
    writer.raw(",\"inspectors\":[\"")
    writer.text(world.operators[county][unit])
    writer.raw("\"],\"number\":\"")
    number("J", county, stamp)
    writer.raw("\",")
    let street = 1 + pick(12)
    place(county, street, Streetscape.roads[pick(Streetscape.roads.count)])
    writer.raw(",\"result\":\"noProblem\",")
    scope(county, street)
    writer.raw(",\"source\":\"plan\",\"status\":\"archived\",\"subject\":\"")
    writer.text(world.subjects[pick(world.subjects.count)])
    writer.raw("\",\"title\":\"")
    writer.text(BulkWords.counties[county].name)
    writer.raw("消防与电梯安全检查\",\"type\":\"inspection\",\"unit\":\"")
    writer.text(world.units[county][unit])
    writer.raw("\"}\n")
  }

  mutating func alert(_ at: Instant, _ stamp: BulkNumbers.Stamp) {
    let county = pick(BulkWords.counties.count)
    let hazard = Hazard.all[pick(Hazard.all.count)]
    let colour = ["blue", "yellow", "yellow", "orange", "red"][pick(5)]
    let place = BulkWords.counties[county]
    let headline = "\(place.name)发布\(hazard.event)\(CapMessage.colourNames[colour] ?? "")预警"
    let sent = at.adding(milliseconds: -at.milliseconds % 1000)
    let expires = sent.adding(milliseconds: 12 * 3_600_000)
    writer.raw("{\"areas\":[\"")
    writer.text(place.code)
    writer.raw("\"],\"cap\":{\"identifier\":\"")
    writer.text("\(place.code)_\(sent.milliseconds)")
    writer.raw("\",\"info\":[{\"area\":[{\"areaDesc\":\"")
    writer.text(place.name)
    writer.raw("\",\"geocode\":[{\"value\":\"")
    writer.text(place.code)
    writer.raw("\",\"valueName\":\"区划代码\"}]}],\"category\":[\"")
    writer.text(hazard.category)
    writer.raw("\"],\"certainty\":\"Likely\",\"event\":\"")
    writer.text(hazard.event)
    writer.raw("\",\"expires\":\"")
    writer.text(expires.rfc3339)
    writer.raw("\",\"headline\":\"")
    writer.text(headline)
    writer.raw("\",\"language\":\"zh-CN\",\"severity\":\"")
    writer.text(CapMessage.severities[colour] ?? "Unknown")
    writer.raw(
      "\",\"urgency\":\"Expected\"}],\"msgType\":\"Alert\",\"scope\":\"Public\",\"sender\":\"")
    writer.text(place.code)
    writer.raw("\",\"sent\":\"")
    writer.text(sent.rfc3339)
    writer.raw("\",\"status\":\"Actual\"},\"colour\":\"")
    writer.text(colour)
    writer.raw("\",")
    created(at, stamp)
    identifier(at)
    writer.raw(",\"origin\":\"cap\",")
    scope(county)
    writer.raw(",\"signature\":\"none\",\"title\":\"")
    writer.text(headline)
    writer.raw("\",\"type\":\"alert\"}\n")
  }
}
