import Foundation

/// The checkout's Swift files, read once.
struct SourceTree {
  struct File: CustomStringConvertible, Sendable {
    let path: String
    let lines: [Substring]
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var description: String { path }
  }

  static let root: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let sources: [File] = files(under: "Sources")
  static let tests: [File] = files(under: "Tests")

  static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  private static func files(under folder: String) -> [File] {
    let base = root.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".swift") && !$0.contains(".build") }.sorted()
      .map { name in
        let text = (try? String(contentsOf: base.appending(path: name), encoding: .utf8)) ?? ""
        return File(
          path: "\(folder)/\(name)",
          lines: text.split(separator: "\n", omittingEmptySubsequences: false))
      }
  }
}
