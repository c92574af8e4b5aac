import CNcurses
import CellGrid
import Glibc
import TestSupport
import Testing

@testable import TerminalDriver

extension TerminalSuites {
  @Suite("Restoring terminals")
  struct TerminalLifeTests {
    private func modes(_ terminal: PseudoTerminal) -> String { terminal.modes }

    private func trial(_ environment: [String: String] = [:]) throws -> PseudoTerminalSession {
      try PseudoTerminalSession(Programs.path("TerminalTrial"), environment: environment)
    }

    @Test("Closing leaves modes, screen and style as before")
    func closing() throws {
      let before: String
      let world = try TerminalWorld()
      world.terminal.close()
      before = modes(world.pseudoTerminal)
      let again = try Terminal.open(
        input: world.pseudoTerminal.descriptor, output: world.pseudoTerminal.descriptor,
        environment: ["TERM": "xterm-256color"])
      #expect(modes(world.pseudoTerminal) != before)
      try again.setMouse(true)
      try again.setColourSchemeReports(true)
      var grids = RandomGrids(seed: 4, size: again.size)
      try again.present(
        grids.next(), theme: PresentingTests.colourful.resolved(for: again.colorDepth))
      #expect(world.pseudoTerminal.wait { $0.isAlternate && $0.modes.contains(1006) })

      again.close()

      #expect(world.pseudoTerminal.wait { $0.isRestored })
      #expect(modes(world.pseudoTerminal) == before)
      #expect(world.screen.unknown.isEmpty)
    }

    @Test(
      "A program that dies leaves the terminal as before, and dies of what it died of",
      arguments: [
        ("t", 128 + SIGILL), ("g", 128 + SIGSEGV), ("b", 128 + SIGABRT), ("q", 0),
      ])
    func dying(_ key: String, _ status: Int32) throws {
      let session = try trial()
      let before = session.modesBefore
      try #require(session.wait(for: "trial runs 值守"))
      session.send("m")
      try #require(session.wait { $0.modes.contains(1006) && $0.modes.contains(2004) })

      session.send(key)

      let ended = session.exitStatus()
      #expect(ended == Int(status) || key == "t" && ended == Int(128 + SIGTRAP))
      #expect(session.wait { $0.isRestored })
      #expect(modes(session.terminal) == before)
    }

    @Test("A signal from outside ends the loop in order", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(_ number: Int32) throws {
      let session = try trial()
      let before = session.modesBefore
      try #require(session.wait(for: "trial runs"))

      session.signal(number)

      #expect(session.exitStatus() == 0)
      #expect(session.wait { $0.isRestored })
      #expect(modes(session.terminal) == before)
    }

    @Test("A new size of the window is heard and painted")
    func windowSize() throws {
      let session = try trial()
      try #require(session.wait(for: "trial runs"))

      session.terminal.resize(to: Size(columns: 101, rows: 31))

      #expect(session.wait(for: "size 101x31"))
    }

    @Test("Exported LINES and COLUMNS change nothing")
    func exportedSize() throws {
      let session = try trial(["LINES": "10", "COLUMNS": "20"])
      try #require(session.wait(for: "trial runs"))
      session.terminal.resize(to: Size(columns: 90, rows: 25))
      #expect(session.wait(for: "size 90x25"))
    }

    @Test("After SIGKILL the next start, and a reset, put the modes back")
    func killed() throws {
      let folder = try TemporaryFolder()
      let session = try trial(["TRIAL_RUN_FOLDER": folder.path])
      let before = session.modesBefore
      try #require(session.wait(for: "trial runs"))
      session.signal(SIGKILL)
      #expect(session.exitStatus() == Int(128 + SIGKILL))
      #expect(modes(session.terminal) != before)

      #expect(SavedModes.reset(session.terminal.descriptor, folder: folder.path))

      #expect(session.wait { $0.isRestored })
      #expect(modes(session.terminal) == before)
      #expect(!SavedModes.reset(session.terminal.descriptor, folder: folder.path))
    }

    @Test("A start after SIGKILL leaves the modes of before the dead program")
    func nextStart() throws {
      let folder = try TemporaryFolder()
      let session = try trial(["TRIAL_RUN_FOLDER": folder.path])
      let before = session.modesBefore
      try #require(session.wait(for: "trial runs"))
      session.signal(SIGKILL)
      _ = session.exitStatus()

      let terminal = try Terminal.open(
        input: session.terminal.descriptor, output: session.terminal.descriptor,
        environment: ["TERM": "xterm-256color"], runFolder: folder.path)
      terminal.close()

      #expect(modes(session.terminal) == before)
    }

    @Test("A stop gives the shell its terminal and going on paints again")
    func stopping() throws {
      let session = try PseudoTerminalSession(
        "/bin/bash", arguments: ["--norc", "--noprofile", "--noediting", "-i"],
        environment: ["PS1": "shell> ", "TRIAL": Programs.path("TerminalTrial")])
      try #require(session.wait(for: "shell>"))
      session.send("\"$TRIAL\"\n")
      try #require(session.wait { $0.isAlternate && $0.contains("trial runs") })

      session.send("z")
      #expect(session.wait { !$0.isAlternate && $0.contains("Stopped") && $0.isRestored })
      session.send("fg\n")
      #expect(session.wait { $0.isAlternate && $0.contains("trial runs") })
      session.send("x")
      #expect(session.wait(for: "key x"))
      session.send("q")
      #expect(session.wait { $0.isRestored })
      session.send("exit 7\n")
      #expect(session.exitStatus() == 7)
    }

    @Test("Another program gets the terminal as it was, and the screen comes back")
    func otherProgram() throws {
      let session = try trial(["PATH": "/usr/bin:/bin"])
      try #require(session.wait(for: "trial runs"))

      session.send("e")

      #expect(session.wait(for: "program ended with 5"))
      #expect(session.screen.isAlternate && session.screen.contains("trial runs"))
      session.send("q")
      #expect(session.exitStatus() == 0)
      #expect(session.wait(for: " echo"))
    }

    @Test("Modes printed and read are the same; damaged text is refused")
    func savedModes() throws {
      let folder = try TemporaryFolder()
      let terminal = try PseudoTerminal(size: Size(columns: 80, rows: 24))
      var before = termios()
      tcgetattr(terminal.descriptor, &before)
      let path = SavedModes.path(folder: folder.path, terminal: terminal.path)
      SavedModes.write(before, to: path)

      let read = try #require(SavedModes.read(path, over: termios()))
      #expect(read.modes.c_lflag == before.c_lflag && read.modes.c_iflag == before.c_iflag)
      #expect(read.process == getpid())

      try folder.write("1:2:zz\n1\n", to: path)
      #expect(SavedModes.read(path, over: before) == nil)
    }
  }
}

/// Programs built beside the tests.
enum Programs {
  static func path(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
  }
}

/// A folder that goes with the test.
final class TemporaryFolder {
  let path: String

  struct Unavailable: Error {}

  init() throws {
    var template = Array("/tmp/terminal-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Unavailable() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw Unavailable() }
    fputs(text, file)
    fclose(file)
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        unlink(path + "/" + name)
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
