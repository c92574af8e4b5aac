import Foundation

/// Looks for bytes in files, as somebody with the disk could.
enum FolderText {
  static func contains(_ needle: [UInt8], _ path: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else { return false }
    return data.range(of: Data(needle)) != nil
  }
}
