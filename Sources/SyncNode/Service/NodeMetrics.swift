import Synchronization

/// Counters and gauges in Prometheus' text format. Labels are fixed words, never names or ids.
public final class NodeMetrics: Sendable {
  private let counters = Mutex<[String: [String: Int]]>([:])

  init() {}

  func count(_ name: String, label: String = "", by amount: Int = 1) {
    counters.withLock { $0[name, default: [:]][label, default: 0] += amount }
  }

  /// The text of all counters, and of gauges given.
  public func text(gauges: [String: Int]) -> String {
    let counted = counters.withLock { $0 }
    var lines: [String] = []
    for (name, values) in counted.sorted(by: { $0.key < $1.key }) {
      let full = "dutydesk_node_\(name)_total"
      lines.append("# TYPE \(full) counter")
      for (label, value) in values.sorted(by: { $0.key < $1.key }) {
        lines.append(label.isEmpty ? "\(full) \(value)" : "\(full){kind=\"\(label)\"} \(value)")
      }
    }
    for (name, value) in gauges.sorted(by: { $0.key < $1.key }) {
      lines.append("# TYPE dutydesk_node_\(name) gauge")
      lines.append("dutydesk_node_\(name) \(value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
