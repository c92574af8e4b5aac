import DomainModel

/// Templates stand in the order of RFC 8785.
extension BulkSamples {
  private static let roads = Streetscape.roads
  private static let sources = [
    "hotline12345", "hotline12345", "hotline12345", "hotline12345", "online", "mayorMailbox",
  ]

  mutating func grievance(_ at: Instant, _ stamp: BulkNumbers.Stamp, isOpen: Bool) {
    let county = pick(BulkWords.counties.count)
    let matter = BulkWords.matters[pick(BulkWords.matters.count)]
    let road = Self.roads[pick(Self.roads.count)]
    let street = 1 + pick(12)
    let unit = pick(BulkWords.units.count)
    let isUrgent = pick(100) < 6
    let status =
      isOpen
      ? BulkWords.openStates[pick(BulkWords.openStates.count)]
      : pick(100) < 5 ? "declined" : "closed"
    let isHandled = !["registered", "accepted", "declined"].contains(status)
    let isAnswered = ["resolved", "visited", "closed"].contains(status)
    writer.raw("{\"anonymous\":false,")
    if isHandled {
      // Who must sign, and once signed the person, as the desk's own commands leave it.
      let isAssigned = status == "assigned"
      writer.text(isAssigned ? "\"assignedTo\":\"" : "\"assignee\":\"")
      writer.text(isAssigned ? world.units[county][unit] : world.operators[county][unit])
      writer.raw("\",")
    }
    writer.raw("\"category\":\"")
    writer.text(matter.category)
    writer.raw("\",")
    contactAndContent(county, matter.told, road)
    writer.raw("\"createdAt\":")
    time(stamp)
    writer.raw(",\"createdBy\":\"system\",\"id\":\"")
    uuid(at)
    writer.raw("\",\"kind\":\"")
    writer.text(matter.kind)
    if status == "declined" {
      writer.raw("\",\"lane\":\"explained\",\"laneDetails\":{\"text\":\"已解释不予受理的依据\"}")
    } else {
      writer.raw("\"")
    }
    if isHandled {
      writer.raw(",\"leadUnit\":\"")
      writer.text(world.units[county][unit])
      writer.raw("\"")
    }
    writer.raw(",\"number\":\"")
    number("G", county, stamp)
    writer.raw("\",")
    place(county, street, road)
    if isAnswered {
      writer.raw(",\"reply\":\"已到场处理完毕并电话告知，感谢监督。\"")
    }
    writer.raw(",")
    scope(county, street)
    writer.raw(",\"source\":\"")
    writer.text(matter.kind == "gridMatter" ? "grid" : Self.sources[pick(Self.sources.count)])
    writer.raw("\",\"status\":\"")
    writer.text(status)
    if status == "suspended" { suspension(at) } else { writer.raw("\"") }
    title(county, matter.title, road)
    writer.raw(",\"type\":\"grievance\",\"urgency\":\"")
    writer.text(isUrgent ? "urgent" : "normal")
    writer.raw("\"}\n")
  }

  private mutating func contactAndContent(_ county: Int, _ told: String, _ road: String) {
    writer.raw("\"contact\":{\"name\":\"")
    writer.text(Names.surnames[pick(Names.surnames.count)])
    writer.text(Names.given[pick(Names.given.count)])
    writer.text(Names.given[pick(Names.given.count)])
    writer.raw("\",\"phone\":\"10")
    writer.digits(100_000_000 + pick(900_000_000), width: 9)
    writer.raw("\"},\"content\":\"市民反映：")
    writer.text(BulkWords.counties[county].name)
    writer.text(road)
    writer.digits(1 + pick(280), width: 1)
    writer.raw("号附近，")
    writer.text(told)
    writer.raw("。")
    writer.text(BulkWords.endings[pick(BulkWords.endings.count)])
    writer.raw("\",")
  }

  mutating func place(_ county: Int, _ street: Int, _ road: String) {
    let centre =
      county == 0
      ? (longitude: 117.0767, latitude: 36.6572)
      : (Places.neighbours[county - 1].longitude, Places.neighbours[county - 1].latitude)
    writer.raw("\"place\":{\"address\":\"")
    writer.text(road)
    writer.digits(1 + pick(280), width: 1)
    writer.raw("号\",\"point\":[")
    coordinate(centre.0)
    writer.raw(",")
    coordinate(centre.1)
    writer.raw("],\"region\":\"")
    writer.text(BulkWords.counties[county].code)
    writer.digits(street, width: 3)
    writer.raw("\"}")
  }

  /// Within five kilometres of a centre; the last digit isn't zero, which keeps it canonical.
  private mutating func coordinate(_ centre: Double) {
    let micro = (Int(centre * 100_000) + pick(8000) - 4000) * 10 + 1 + pick(9)
    writer.digits(micro / 1_000_000, width: 1)
    writer.raw(".")
    writer.digits(micro % 1_000_000, width: 6)
  }

  private mutating func suspension(_ at: Instant) {
    writer.raw("\",\"suspension\":{\"awaits\":\"thirdParty\",\"reason\":\"等待配件到货\",\"until\":\"")
    writer.text(at.adding(milliseconds: 20 * 86_400_000).rfc3339)
    writer.raw("\"}")
  }

  /// Place first or matter first: both are how callers' words are noted.
  private mutating func title(_ county: Int, _ matter: String, _ road: String) {
    writer.raw(",\"title\":\"")
    writer.text(BulkWords.counties[county].name)
    if pick(2) == 0 {
      writer.text(road)
      writer.text(matter)
      writer.raw("问题")
    } else {
      writer.text(matter)
      writer.raw("（")
      writer.text(road)
      writer.digits(1 + pick(280), width: 1)
      writer.raw("号）")
    }
    writer.raw("\"")
  }
}
