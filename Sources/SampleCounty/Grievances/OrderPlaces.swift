import JSONDiff

/// Where orders are: scattered over their community, so that three at one place are there because
/// somebody wanted to show what that looks like.
enum OrderPlaces {
  /// Ten-thousandths of a degree, somewhat more than 100 m.
  private static let apart = (east: 13, north: 11)
  private static let days = 9
  private static let attempts = 60

  /// The place of an order, away from those of the days around it where there is room.
  static func point(
    _ wished: (east: Int, north: Int), in community: Int, day: Int, of world: inout CountyWorld
  ) -> JSON {
    let taken = (world.orderPlaces[community] ?? []).filter { abs($0.day - day) <= days }
    var random = world.random("places of orders \(community) \(day) \(taken.count)")
    var place = wished
    var left = attempts
    while left > 0, taken.contains(where: { isNear($0, place) }) {
      place = (random.int(-23...23), random.int(-16...16))
      left -= 1
    }
    world.orderPlaces[community, default: []].append(
      CountyWorld.OrderPlace(east: place.east, north: place.north, day: day))
    let centre = world.communities[community]
    return .point(
      centre.longitude + Double(place.east) / 10_000,
      centre.latitude + Double(place.north) / 10_000)
  }

  private static func isNear(
    _ one: CountyWorld.OrderPlace, _ other: (east: Int, north: Int)
  ) -> Bool {
    abs(one.east - other.east) < apart.east && abs(one.north - other.north) < apart.north
  }
}
