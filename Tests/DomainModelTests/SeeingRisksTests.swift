import JSONDiff
import Testing

@testable import DomainModel

@Suite("Seeing risks")
struct SeeingRisksTests {
  private let now = Instant(rfc3339: "2026-11-23T01:00:00.000Z") ?? Instant(milliseconds: 0)

  private func order(
    _ id: String, hoursAgo: Int = 1, street: String = "370102001", metresNorth: Double? = nil,
    address: String? = nil, category: String = "供水.停水", phone: String? = nil
  ) -> RiskOrder {
    var place: JSONObject = ["region": .string(street)]
    place["address"] = address.map { .string($0) }
    if let metresNorth,
      let north = JSONNumber(36.66 + metresNorth / GeoPoint.metresPerDegree)
    {
      place["point"] = [117.0, .number(north)]
    }
    var members: JSONObject = [
      "id": .string(id), "type": "grievance", "category": .string(category),
      "place": .object(place),
      "createdAt": .string(now.adding(seconds: -hoursAgo * 3600).rfc3339),
    ]
    if let phone { members["contact"] = ["phone": .string(phone)] }
    return RiskOrder(Record(members))
  }

  @Test("Three at one address in seven days are a risk, two or a week older ones are not")
  func sameAddress() {
    let three = (1...3).map { order("g\($0)", hoursAgo: $0 * 50, address: "甸柳一区3号楼") }
    let old = order("g4", hoursAgo: 7 * 24, address: "甸柳一区3号楼")
    let elsewhere = order("g5", street: "370102002", address: "甸柳一区3号楼")

    let risks = SamePlaceRule.risks(in: three + [old, elsewhere], now: now)

    #expect(risks.map(\.orders) == [["g3", "g2", "g1"]])
    #expect(risks[0].figures["orders"]?.int == 3 && risks[0].category == "供水.停水")
    #expect(SamePlaceRule.risks(in: Array(three.prefix(2)) + [old, elsewhere], now: now).isEmpty)
  }

  @Test("One place is around one order: a row of near ones is not one place")
  func noChain() {
    let row = (0..<9).map { order("g\($0)", metresNorth: Double($0) * 90) }

    let risks = SamePlaceRule.risks(in: row, now: now)

    #expect(risks.allSatisfy { $0.orders.count == 3 } && risks.count >= 2)
    #expect(Set(risks.flatMap(\.orders)).count == risks.flatMap(\.orders).count)
  }

  @Test("Metres and counts are those of the settings")
  func settings() {
    let row = (0..<3).map { order("g\($0)", metresNorth: Double($0) * 150) }
    let wide = RiskSettings(rules: ["similar": ["metres": 200], "risk": ["samePlaceCount": 3]])
    let many = RiskSettings(rules: ["similar": ["metres": 200], "risk": ["samePlaceCount": 4]])

    #expect(SamePlaceRule.risks(in: row, now: now).isEmpty)
    #expect(SamePlaceRule.risks(in: row, settings: wide, now: now).count == 1)
    #expect(SamePlaceRule.risks(in: row, settings: many, now: now).isEmpty)
  }

  @Test("The tail of chance is exact, for small means and large ones")
  func tail() {
    // 1 - e^-1, 1 - 2e^-1, and a mean at which e^-mean is nought.
    #expect(abs(Poisson.tail(atLeast: 1, mean: 1) - 0.632_120_558_8) < 1e-9)
    #expect(abs(Poisson.tail(atLeast: 2, mean: 1) - 0.264_241_117_6) < 1e-9)
    #expect(abs(Poisson.tail(atLeast: 1000, mean: 1000) - 0.504_205) < 1e-5)
    #expect(Poisson.tail(atLeast: 0, mean: 3) == 1 && Poisson.tail(atLeast: 40, mean: 2) < 1e-30)
  }

  @Test("A growth is rare by chance, five at least, half as many again, and beyond last year's too")
  func growth() {
    func seen(_ now: Int, _ before: Int, _ yearAgo: Int? = nil) -> Bool {
      let reach = GrowthRule.Reach(
        first: self.now.adding(seconds: -500 * 86_400), hasYearAgo: yearAgo != nil, now: self.now)
      return GrowthRule.figures(
        .init(now: now, before: before, yearAgo: yearAgo ?? 0), reach) != nil
    }

    #expect(seen(6, 0) && !seen(4, 0))
    #expect(seen(20, 40) && !seen(12, 40))
    // Heating fails each November: the same as last year is its season.
    #expect(seen(60, 8) && !seen(60, 8, 165))
    // A tenth more of thousands is rare by chance, and nobody has to know.
    #expect(!seen(1_300, 8_000) && seen(1_600, 8_000))
  }

  @Test("A store that has just begun sees no growth, and a young one divides by the weeks it has")
  func reach() {
    let counts = GrowthRule.Counts(now: 9, before: 20)
    func reach(_ days: Int) -> GrowthRule.Reach {
      GrowthRule.Reach(first: now.adding(seconds: -days * 86_400), hasYearAgo: false, now: now)
    }

    #expect(GrowthRule.figures(counts, reach(34)) == nil)
    #expect(GrowthRule.expected(counts, reach(35)) == 5)
    #expect(GrowthRule.expected(counts, reach(400)) == 2.5)
  }

  @Test("One contact with one matter thrice in a month is a risk; its figures name nobody")
  func contact() {
    let same = (1...3).map { order("g\($0)", hoursAgo: $0 * 200, phone: "10812342071") }
    let other = order("g4", category: "供热.停热", phone: "10812342071")
    let masked = (5...8).map { order("g\($0)", phone: "108****2071") }

    let risks = SameContactRule.risks(in: same + [other] + masked, now: now)

    #expect(risks.map(\.orders) == [["g3", "g2", "g1"]])
    #expect(!JSON.object(risks[0].figures).canonicalText.contains("2071"))
  }
}
