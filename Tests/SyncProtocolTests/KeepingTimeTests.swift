import DomainModel
import JSONDiff
import SyncProtocol
import Testing

@Suite("Keeping time, numbers and patience")
struct KeepingTimeTests {
  @Test("The clock never stands or goes back, whatever the machine's does", arguments: 1...10)
  func monotonic(seed: Int) {
    var random = Seeded(UInt64(seed))
    var clock = HybridClock()
    var last: Int64 = 0
    for _ in 0..<3000 {
      let now = Instant(
        milliseconds: 1_795_395_600_000 + Int64.random(in: -50...50, using: &random))
      let next = clock.next(at: now)
      #expect(next > last)
      #expect(next >= HybridClock.pack(now))
      last = next
      if Bool.random(using: &random) {
        clock.observe(last + Int64.random(in: -9...9, using: &random))
        last = clock.last
      }
    }
  }

  @Test("A full counter goes on in the next millisecond")
  func fullCounter() {
    let now = Instant(milliseconds: 1000)
    var clock = HybridClock(last: HybridClock.pack(now, counter: 2047))

    let next = clock.next(at: now)

    #expect(HybridClock.instant(of: next).milliseconds == 1001)
    #expect(HybridClock.counter(of: next) == 0)
  }

  @Test("Every clock is below 2^53, also at the ends of time")
  func range() {
    #expect(HybridClock.pack(Instant(milliseconds: -5)) == 0)
    #expect(HybridClock.pack(Instant(milliseconds: .max)) < 1 << 53)
    #expect(HybridClock.next(after: HybridClock.greatest, at: Instant(milliseconds: 0)) < 1 << 53)
    #expect(HybridClock.pack(Instant(milliseconds: 1_795_506_435_255)) == 3_677_197_179_402_240)
  }

  @Test("A clock that runs ahead counts as now, not more")
  func effective() {
    let now = Instant(milliseconds: 100_000)
    let ahead = HybridClock.pack(Instant(milliseconds: 900_000))
    #expect(HybridClock.instant(of: HybridClock.effective(ahead, at: now)).milliseconds == 102_000)
    #expect(HybridClock.effective(5, at: now) == 5)
  }

  @Test("A repeat is known, a hole says what was expected")
  func numbering() throws {
    #expect(try ChangeNumbering.place(of: 302, last: 301) == .next)
    #expect(try ChangeNumbering.place(of: 301, last: 301) == .again)
    let gap = #expect(throws: Problem.self) { try ChangeNumbering.place(of: 304, last: 301) }
    #expect(gap?.code == .sequenceGap)
    #expect(gap?.status == 409)
    #expect(gap?.members["expected"] == 302)
  }

  @Test("A hole in alert numbers is found and closes")
  func alerts() {
    var alerts = AlertNumbers(whole: ["37": 10])
    for number in [12, 13, 15] { alerts.received(number, scope: "37") }

    #expect(
      alerts.missing(announced: ["37": 15, "3701": 2]) == ["37": [11, 14], "3701": [1, 2]])
    alerts.received(11, scope: "37")
    #expect(alerts.complete["37"] == 13)
    alerts.received(14, scope: "37")
    alerts.received(14, scope: "37")
    #expect(alerts.complete["37"] == 15)
    #expect(alerts.missing(announced: ["37": 15]).isEmpty)
    #expect(alerts.missing(announced: ["37": 1 << 50], limit: 3) == ["37": [16, 17, 18]])
  }

  @Test("Waits double up to their end, spread over all of it, and heed the node")
  func backoff() {
    var backoff = Backoff()
    #expect(backoff.wait(fraction: 0) == 0)
    #expect(backoff.wait(fraction: 0.5) == 1000)
    for _ in 0..<80 { #expect((0...300_000).contains(backoff.wait(fraction: 0.999))) }
    #expect(backoff.wait(retryAfterSeconds: 30, fraction: 0) == 30_000)
    #expect(backoff.wait(retryAfterSeconds: .max, fraction: 0) == 3_600_000)
    backoff.succeeded()
    #expect(backoff.wait(fraction: 0.5) == 500)
  }

  @Test("Pokes and heartbeats read back, whatever the pieces; a cut one never happens")
  func pokes() throws {
    let poke = Poke(sequence: 18_238, alerts: ["37": 12, "370102": 310])
    let stream = Poke.heartbeat + poke.event
    for end in 0...stream.count {
      var reader = EventReader()
      var items: [EventReader.Item] = []
      for byte in stream[..<end] { items += try reader.feed([byte]) }
      let events = items.filter { $0 != .comment }
      #expect(events.isEmpty == (end < stream.count))
      guard case .event(let name, let data, let id)? = events.first else { continue }
      #expect(name == "poke")
      #expect(id == "18238")
      #expect(try Poke(data: data) == poke)
    }
  }

  @Test("All line ends, comments, joined data and odd fields of the standard are read")
  func events() throws {
    var reader = EventReader()
    let text = "\u{FEFF}data: a\r\ndata:b\r: x\nretry: 3000\nretry: no\nfoo: 1\ndata\n\ndata: c\n\n"
    let items = try reader.feed(Array(text.utf8))
    #expect(
      items == [
        .comment, .retry(milliseconds: 3000), .event(name: "message", data: "a\nb\n", id: nil),
        .event(name: "message", data: "c", id: nil),
      ])
    #expect(throws: Problem.self) {
      try reader.feed(Array("data: ".utf8) + [UInt8](repeating: 0x61, count: 70_000))
    }
    #expect(throws: Problem.self) { try Poke(data: "{\"sequence\":-1}") }
  }
}
