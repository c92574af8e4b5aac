import Synchronization

/// So many requests a minute for each device; a bucket that fills evenly.
final class RequestLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var filledAt: Int64
  }

  private let perMinute: Int
  private let buckets = Mutex<[String: Bucket]>([:])

  init(perMinute: Int) { self.perMinute = perMinute }

  /// Seconds to wait before the next request is taken; nil when this one is.
  func waitSeconds(_ device: String, nowMilliseconds now: Int64) -> Int? {
    buckets.withLock { buckets in
      var bucket = buckets[device] ?? Bucket(tokens: Double(perMinute), filledAt: now)
      let filled = Double(max(0, now - bucket.filledAt)) * Double(perMinute) / 60_000
      bucket.tokens = min(Double(perMinute), bucket.tokens + filled)
      bucket.filledAt = max(now, bucket.filledAt)
      defer { buckets[device] = bucket }
      guard bucket.tokens >= 1 else {
        return max(1, Int((1 - bucket.tokens) * 60 / Double(perMinute)))
      }
      bucket.tokens -= 1
      return nil
    }
  }
}
