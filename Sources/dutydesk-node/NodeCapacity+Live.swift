import Foundation
import SyncProtocol

extension NodeCapacity {
  /// What the machine says of a data folder and its load; nil where it says nothing.
  static func measured(in folder: String) -> NodeCapacity? {
    var disk = statvfs()
    guard statvfs(folder, &disk) == 0 else { return nil }
    let files = ["store.sqlite", "store.sqlite-wal"].compactMap { name -> Int? in
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      return (attributes?[.size] as? NSNumber)?.intValue
    }
    var load = [0.0]
    let processors = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let share = getloadavg(&load, 1) == 1 ? load[0] / Double(processors) : 0
    return NodeCapacity(
      storeBytes: files.reduce(0, +), freeBytes: Int(disk.f_bavail) * Int(disk.f_frsize),
      loadPercent: Int(share * 100))
  }
}
