import Glibc

/// The terminal that commands are given at, by the kernel's own names: the machine's run, and the
/// login session of the terminal with the time it began, so that a number used again is another.
///
/// Programs without a terminal (scripts of services, timers) share one seat.
enum Seat {
  static let ofThisProcess = "\(machineRun) \(session)"

  private static var machineRun: String {
    let text = firstLine(of: "/proc/sys/kernel/random/boot_id")
    return text.isEmpty ? "unknown" : text
  }

  private static var session: String {
    let own = fields(of: "self")
    guard own.count > 20, own[4] != "0" else { return "user \(geteuid())" }
    let leader = getsid(0)
    let start = leader > 0 ? fields(of: "\(leader)") : []
    return "terminal \(own[4]) \(leader) \(start.count > 20 ? start[19] : "0")"
  }

  /// The fields of `/proc/PID/stat` behind the name, which may itself have spaces: state is the
  /// first, the terminal the fifth, the start the twentieth.
  private static func fields(of process: String) -> [Substring] {
    let text = firstLine(of: "/proc/\(process)/stat")
    guard let end = text.lastIndex(of: ")") else { return [] }
    return text[text.index(after: end)...].split(separator: " ")
  }

  private static func firstLine(of path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).prefix { $0 != 0x0A }
    return String(decoding: bytes, as: UTF8.self)
  }
}
