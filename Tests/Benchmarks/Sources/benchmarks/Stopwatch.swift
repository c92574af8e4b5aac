import Glibc

/// Durations by the system's monotonic clock.
enum Stopwatch {
  /// Seconds that a body takes, with what it gives.
  static func seconds<T>(_ body: () throws -> T) rethrows -> (seconds: Double, result: T) {
    let start = now()
    let result = try body()
    return (now() - start, result)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}

/// Many durations of one thing.
struct Durations {
  private var milliseconds: [Double] = []

  mutating func measure(_ body: () throws -> Void) rethrows {
    milliseconds.append(try Stopwatch.seconds(body).seconds * 1_000)
  }

  /// `p50 0.12 ms  p99 0.60 ms  n 500`.
  var text: String {
    guard !milliseconds.isEmpty else { return "-" }
    let sorted = milliseconds.sorted()
    let place = { (part: Double) in
      Figure.text(sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))], digits: 2)
    }
    return "p50 \(place(0.5)) ms  p99 \(place(0.99)) ms  n \(sorted.count)"
  }
}

/// Numbers as they are printed.
enum Figure {
  static func text(_ value: Double, digits: Int) -> String {
    let scale = pow(10, Double(digits))
    let whole = Int((value * scale).rounded())
    guard digits > 0 else { return "\(whole)" }
    let fraction = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(whole / Int(scale)).\(zeros)\(fraction)"
  }

  static func rate(_ count: Int, _ seconds: Double) -> String {
    "\(text(Double(count) / seconds, digits: 0)) records/s"
  }
}
