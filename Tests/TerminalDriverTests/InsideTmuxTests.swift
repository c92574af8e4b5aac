import CellGrid
import Glibc
import TestSupport
import Testing

@testable import TerminalDriver

extension TerminalSuites {
  /// With tmux's own defaults, in a server of its own for each test.
  @Suite("Inside tmux", .enabled(if: access("/usr/bin/tmux", X_OK) == 0))
  struct InsideTmuxTests {
    private func session(_ folder: TemporaryFolder) throws -> PseudoTerminalSession {
      try PseudoTerminalSession(
        "/usr/bin/tmux",
        arguments: [
          "-f", "/dev/null", "-S", folder.path + "/socket", "new-session",
          Programs.path("TerminalTrial"),
        ],
        environment: ["PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "TRIAL_ASKS": "1"])
    }

    @Test("The screen is shown, keys are heard, widths are found")
    func showing() throws {
      let folder = try TemporaryFolder()
      let session = try session(folder)
      #expect(session.wait(for: "trial runs 值守"))
      #expect(session.wait(for: "full 1 utf8"))
      session.send("\u{1B}[5~")
      #expect(session.wait(for: "key PgUp"))
      session.send("q")
      #expect(session.exitStatus() == 0)
    }

    @Test("A copied text reaches tmux's buffer")
    func copying() throws {
      let folder = try TemporaryFolder()
      let session = try session(folder)
      try #require(session.wait(for: "full 1 utf8"))

      session.send("c")
      try #require(session.wait(for: "copied by tmux"))

      let buffer = try PseudoTerminalSession(
        "/usr/bin/tmux", arguments: ["-S", folder.path + "/socket", "show-buffer"])
      #expect(buffer.wait(for: "工单 147"))
      #expect(buffer.exitStatus() == 0)
      session.send("q")
      #expect(session.exitStatus() == 0)
    }
  }
}
