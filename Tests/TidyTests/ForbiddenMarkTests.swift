import Testing

@Suite("Keeping out what the house forbids")
struct ForbiddenMarkTests {
  private static let everywhere = ["try!", "fatalError(", " as! ", "TODO", "FIXME", "XXX"]
  private static let unsafe = ["@unchecked Sendable", "nonisolated(unsafe)"]
  private static let ambient = ["Date()", "Date.now", "ContinuousClock()", ".random(in:"]
  private static let roots: Set<String> = ["dutydesk", "dutydesk-samples"]

  @Test("No source ends the process or leaves work for later", arguments: SourceTree.sources)
  func noForcedEnds(file: SourceTree.File) {
    for (mark, line) in marks(Self.everywhere, in: file) {
      Issue.record("\(file.path):\(line) has \(mark)")
    }
  }

  @Test("Unsafe sharing stays in the driver and the store", arguments: SourceTree.sources)
  func noUnsafeSharing(file: SourceTree.File) {
    guard !["TerminalDriver", "LocalStore"].contains(file.module) else { return }
    for (mark, line) in marks(Self.unsafe, in: file) {
      Issue.record("\(file.path):\(line) has \(mark)")
    }
  }

  @Test("Clock and chance are read in the composition roots only", arguments: SourceTree.sources)
  func noAmbientClock(file: SourceTree.File) {
    guard !Self.roots.contains(file.module) else { return }
    for (mark, line) in marks(Self.ambient, in: file) {
      Issue.record("\(file.path):\(line) reads \(mark)")
    }
  }

  @Test("No test sleeps", arguments: SourceTree.tests)
  func noSleeping(file: SourceTree.File) {
    guard file.module != "TidyTests" else { return }
    for (mark, line) in marks(["Task.sleep", "Thread.sleep", "usleep("], in: file) {
      Issue.record("\(file.path):\(line) has \(mark)")
    }
  }

  private func marks(_ marks: [String], in file: SourceTree.File) -> [(String, Int)] {
    file.lines.enumerated().flatMap { index, line in
      let code = line.drop { $0 == " " }
      return code.hasPrefix("//") ? [] : marks.filter(line.contains).map { ($0, index + 1) }
    }
  }
}
