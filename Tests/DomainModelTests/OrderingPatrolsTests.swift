import DomainModel
import Testing

@Suite("Ordering a patrol")
struct OrderingPatrolsTests {
  private func stop(
    _ id: String, _ east: Double?, _ north: Double = 0, due: Int64? = nil
  ) -> PatrolStop {
    PatrolStop(
      id: id, kind: .matter, title: id,
      point: east.map { GeoPoint(longitude: 117 + $0 / 1000, latitude: 36.6 + north / 1000) },
      dueAt: due.map { Instant(milliseconds: $0) })
  }

  private func order(_ posts: [PatrolStop], _ others: [PatrolStop]) -> [String] {
    PatrolRoute.ordered(posts: posts, others: others).map(\.id)
  }

  @Test("Each place is put where it lengthens the way least")
  func cheapest() {
    let posts = [stop("a", 0), stop("b", 10), stop("c", 20)]

    #expect(
      order(posts, [stop("x", 6), stop("y", 14), stop("z", 25)]) == ["a", "x", "b", "y", "c", "z"])
  }

  @Test("Without posts the way begins at what is due first")
  func withoutPosts() {
    let others = [stop("late", 0, due: 9), stop("soon", 10, due: 1), stop("far", 20, due: 5)]

    #expect(order([], others) == ["soon", "far", "late"])
  }

  @Test("What has no position comes last, and nothing is lost or doubled")
  func unknown() {
    let posts = [stop("a", 0), stop("lost post", nil)]
    let others = (0..<40).map { (number: Int) in
      stop("m\(number)", Double(number * 7 % 40), Double(number * 3 % 11))
    }

    let way = order(posts, others + [stop("lost", nil)])

    #expect(way.first == "a" && way.suffix(2) == ["lost post", "lost"])
    #expect(Set(way).count == 43 && way.count == 43)
  }
}
