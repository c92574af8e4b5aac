import Foundation

/// How often another process went to sleep and was woken: what idling costs, whatever else the
/// machine does meanwhile, which processor time is not.
enum Wakeups {
  /// What a workstation that only looks after its clocks and its store's log may need.
  static let idleInASecond = 8

  static func count(of process: Int32) -> Int {
    let folder = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return threads.reduce(0) { $0 + count(inFile: "\(folder)/\($1)/status") }
  }

  private static func count(inFile path: String) -> Int {
    let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("voluntary_ctxt_switches:") }
    return line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0
  }
}
