import CellGrid
import Foundation
import TestSupport
import Testing

/// One operator's machine: a store, a home, and the program's surroundings.
final class Desk: Sendable {
  let folder: TemporaryFolder

  init(folder: TemporaryFolder) {
    self.folder = folder
  }

  /// A desk with its own copy of the sample store.
  convenience init() throws {
    self.init(folder: try TemporaryFolder())
    try FileManager.default.copyItem(atPath: StoreTemplate.path(), toPath: store)
  }

  /// A desk with two orders and nothing else.
  static func small() throws -> Desk {
    let desk = Desk(folder: try TemporaryFolder())
    try FileManager.default.copyItem(atPath: StoreTemplate.smallPath(), toPath: desk.store)
    return desk
  }

  /// A desk without a store.
  static func empty() throws -> Desk { Desk(folder: try TemporaryFolder()) }

  var store: String { folder.path + "/store" }

  /// What each process of this desk sees; nothing of the machine that runs the tests but its PATH.
  var environment: [String: String] {
    [
      "HOME": folder.path, "XDG_CONFIG_HOME": folder.path + "/config",
      "XDG_DATA_HOME": folder.path + "/data", "XDG_RUNTIME_DIR": folder.path,
      "PATH": "/usr/bin:/bin",
      "LANG": "C.UTF-8", "TERM": "xterm-256color", "DUTYDESK_SAMPLES": Desk.checkout + "/Samples",
      "DUTYDESK_ASSETS": Desk.checkout,
    ]
  }

  /// Opens the workstation on a terminal of its own and waits for its first screen.
  func open(
    _ options: [String] = [], size: Size = Size(columns: 120, rows: 36),
    environment: [String: String] = [:], character: VirtualTerminal = VirtualTerminal(),
    isTimeFixed: Bool = true, first: String = "诉求工单"
  ) throws -> PseudoTerminalSession {
    let session = try start(
      options, size: size, environment: environment, character: character,
      isTimeFixed: isTimeFixed)
    try session.require(first)
    return session
  }

  /// Starts the workstation without waiting for anything.
  func start(
    _ options: [String] = [], size: Size = Size(columns: 120, rows: 36),
    environment: [String: String] = [:], character: VirtualTerminal = VirtualTerminal(),
    isTimeFixed: Bool = true
  ) throws -> PseudoTerminalSession {
    try PseudoTerminalSession(
      Programs.dutydesk,
      arguments: ["--store", store] + (isTimeFixed ? ["--now", StoreTemplate.now] : []) + options,
      environment: self.environment.merging(environment) { $1 }, size: size, character: character)
  }

  /// Runs a command without a terminal.
  @discardableResult
  func command(
    _ words: [String], environment: [String: String] = [:], inputPath: String = "/dev/null"
  ) throws -> CommandResult {
    try CommandResult.of(
      Programs.dutydesk, ["--store", store, "--now", StoreTemplate.now] + words,
      environment: self.environment.merging(environment) { $1 }, inputPath: inputPath)
  }

  /// Runs the program as a user who may read the store's files and nothing else.
  func asNobody(_ words: [String]) throws -> CommandResult {
    guard geteuid() == 0 else {
      return try CommandResult.of(Programs.dutydesk, words, environment: environment)
    }
    return try CommandResult.of(
      "/usr/bin/setpriv",
      ["--reuid=65534", "--regid=65534", "--clear-groups", Programs.dutydesk] + words,
      environment: environment)
  }

  /// Waits until a half-typed form with this text has reached the store.
  func waitForDraft(_ text: String) throws {
    let end = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < end {
      for file in ["store.sqlite-wal", "store.sqlite"] {
        let bytes = FileManager.default.contents(atPath: store + "/" + file) ?? Data()
        if bytes.firstRange(of: Data(text.utf8)) != nil { return }
      }
    }
    try #require(Bool(false), "no draft with \(text)")
  }

  /// A shell with job control, for which `$DESK` is the program, `$STORE` the store and
  /// `$NOW` the clock.
  func shell() throws -> PseudoTerminalSession {
    let shell = try PseudoTerminalSession(
      "/bin/bash", arguments: ["--norc", "--noprofile", "--noediting", "-i"],
      environment: environment.merging(
        [
          "PS1": "shell> ", "DESK": Programs.dutydesk, "STORE": store, "NOW": StoreTemplate.now,
        ]) { $1 },
      size: Size(columns: 120, rows: 36), folder: folder.path)
    try shell.require("shell>")
    return shell
  }

  /// Runs a command that must succeed; gives what it printed.
  @discardableResult
  func run(_ words: [String]) throws -> String {
    let result = try command(words)
    try #require(result.status == 0, "\(words): \(result.errors)")
    return result.output
  }

  /// The number of the order with this title.
  func number(of title: String) throws -> String { try member("number", of: title) }

  /// The state of the order with this title.
  func status(of title: String) throws -> String { try member("status", of: title) }

  private func member(_ name: String, of title: String) throws -> String {
    let output = try run(["grievance", "list", "--query", title, "--json"])
    let list = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let items = try #require(list?["items"] as? [[String: Any]])
    return try #require(items.first { $0["title"] as? String == title }?[name] as? String)
  }

  /// What all records together are, as one text that is equal for equal contents.
  func digest() throws -> String {
    let output = try run(["status", "--json"])
    let status = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let store = try #require(status?["store"] as? [String: Any])
    return try #require(store["digest"] as? String)
  }

  /// The folder with `Samples` and `Themes`.
  static let checkout: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()
}
