import DomainModel
import JSONDiff
import Testing

@Suite("Positions")
struct GeoPointTests {
  private let spring = GeoPoint(longitude: 117.0209, latitude: 36.6683)

  @Test("A degree north is 111.2 km, a degree east is shorter by the cosine")
  func metres() {
    let north = GeoPoint(longitude: 117.0209, latitude: 37.6683)
    #expect(abs(spring.distance(to: north) - 111_195) < 1)
    #expect(abs(GeoPoint(longitude: 0, latitude: 60).metresPerDegreeEast - 55_597.5) < 3)
    #expect(abs(GeoPoint(longitude: 0, latitude: 89.999).metresPerDegreeEast) < 5)
  }

  @Test(
    "Directions are the nearest of eight",
    arguments: [
      (0.1, 0.0, "东"), (0.1, 0.1, "东北"), (0.0, 0.1, "北"), (-0.1, 0.1, "西北"),
      (-0.1, 0.0, "西"), (-0.1, -0.1, "西南"), (0.0, -0.1, "南"), (0.1, -0.1, "东南"),
      (0.02, 0.1, "北"),
    ])
  func directions(_ way: (east: Double, north: Double, word: String)) {
    let other = GeoPoint(
      longitude: spring.longitude + way.east, latitude: spring.latitude + way.north)
    #expect(spring.direction(to: other)(.chinese) == way.word)
  }

  @Test("What is no position on the earth is none")
  func reading() {
    #expect(GeoPoint([117.0209, 36.6683]) == spring)
    #expect(GeoPoint([117.0209]) == nil)
    #expect(GeoPoint(["117", "36"]) == nil)
    #expect(GeoPoint([217, 36]) == nil)
    #expect(GeoPoint(nil) == nil)
  }
}
