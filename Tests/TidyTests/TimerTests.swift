import Testing

@Suite("Keeping timers together")
struct TimerTests {
  @Test("No source of the shell but Timers.swift says how long anything waits")
  func oneFile() {
    let shell = SourceTree.sources.filter { $0.module == "AppShell" }
    // Spans of the monotonic clock are `UInt64`.
    let spans = shell.filter { file in
      file.lines.contains { $0.contains(/: UInt64 = [0-9][0-9_]+/) }
    }

    #expect(spans.map { $0.path.split(separator: "/").last } == ["Timers.swift"])
  }
}
