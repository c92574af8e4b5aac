import Testing

@Suite("Keeping out what the house forbids")
struct ForbiddenMarkTests {
  private static let forced = [" try!", "fatalError(", " as! ", "TODO", "FIXME", "XXX"]
  private static let unsafe = ["@unchecked Sendable", "nonisolated(unsafe)"]
  private static let ambient = ["Date()", "Date.now", "ContinuousClock()", ".random(in:"]
  private static let roots: Set<String> = ["dutydesk", "dutydesk-node", "dutydesk-samples"]

  @Test("No source ends the process or leaves work for later")
  func noForcedEnds() {
    #expect(findings(Self.forced, in: SourceTree.sources).isEmpty)
  }

  @Test("Unsafe sharing stays in the driver and the store")
  func noUnsafeSharing() {
    let others = SourceTree.sources.filter {
      !["TerminalDriver", "LocalStore"].contains($0.module)
    }
    #expect(findings(Self.unsafe, in: others).isEmpty)
  }

  @Test("Clock and chance are read in the composition roots only")
  func noAmbientClock() {
    let libraries = SourceTree.sources.filter { !Self.roots.contains($0.module) }
    #expect(findings(Self.ambient, in: libraries).isEmpty)
  }

  @Test("No test sleeps")
  func noSleeping() {
    let tests = SourceTree.tests.filter { $0.module != "TidyTests" }
    #expect(findings(["Task.sleep", "Thread.sleep", "usleep("], in: tests).isEmpty)
  }

  @Test("No source names a machine's paths")
  func noMachinePaths() {
    #expect(findings(["\"/root/", "\"/home/", "/work/"], in: SourceTree.sources).isEmpty)
  }

  /// Lines of code, not of comment, that have one of the marks.
  private func findings(_ marks: [String], in files: [SourceTree.File]) -> [String] {
    files.flatMap { file in
      file.lines.enumerated().flatMap { index, line -> [String] in
        guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return [] }
        return marks.filter(line.contains).map { "\(file.path):\(index + 1) has \($0)" }
      }
    }
  }
}
