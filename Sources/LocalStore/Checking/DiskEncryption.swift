import Glibc

/// Whether a path lies on a device mapper volume of kind CRYPT (LUKS), as sysfs tells it; false
/// where that can't be told.
enum DiskEncryption {
  static func isEncrypted(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let major = (status.st_dev >> 8) & 0xFFF
    let minor = (status.st_dev & 0xFF) | ((status.st_dev >> 12) & 0xFFF00)
    return isEncrypted(device: "/sys/dev/block/\(major):\(minor)", depth: 0)
  }

  /// A logical volume may stand on an encrypted one.
  private static func isEncrypted(device: String, depth: Int) -> Bool {
    guard depth < 4 else { return false }
    if firstLine(of: device + "/dm/uuid").hasPrefix("CRYPT-") { return true }
    return names(in: device + "/slaves").contains {
      isEncrypted(device: "/sys/class/block/\($0)", depth: depth + 1)
    }
  }

  private static func firstLine(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count).prefix { $0 != 10 }, as: UTF8.self)
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
