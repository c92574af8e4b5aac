import Foundation

/// A folder that goes with its owner; in memory where that is possible, as disks are slow to
/// confirm what tests throw away.
final class TemporaryFolder: Sendable {
  let path: String

  struct Unavailable: Error {}

  init() throws {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    var template = Array("\(base)/dutydesk-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Unavailable() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders above it.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}
