#if PostgreSQL
import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, without a port. It
/// goes with the process that started it, however that ends.
final class PostgreSQLServer: Sendable {
  /// One for all tests that don't harm it.
  static let shared = Task { try await PostgreSQLServer() }

  /// What can't be tested without a server isn't passed over in silence.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  private static let user = "duty"

  let folder: String
  private let tools: String
  private let databases = Mutex<Set<String>>([])
  /// Its end is the sign for the server's keeper to stop it.
  private let leash = Pipe()

  init() async throws {
    tools = try PostgreSQLServer.tools()
    folder = FileManager.default.temporaryDirectory.path + "/duty-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    if getuid() == 0 {
      try FileManager.default.setAttributes([.ownerAccountName: "postgres"], ofItemAtPath: folder)
    }
    try await run(
      "initdb",
      ["-D", data, "-U", PostgreSQLServer.user, "-A", "trust", "-E", "UTF8"]
        + ["--locale=C", "--no-sync"])
    try keep()
    try await start()
  }

  private var data: String { folder + "/data" }

  /// Starts it, also after it was killed, and waits until it answers. Without fsync: what is killed
  /// here are processes, not machines. Not by `pg_ctl`, whose child would hold on to what tells us
  /// that a process has ended.
  func start(with more: [String] = []) async throws {
    let settings = ["listen_addresses=", "unix_socket_directories=\(folder)", "fsync=off"]
    let options = (settings + ["max_connections=400"] + more).flatMap { ["-c", $0] }
    // One that was killed stands in its way until the system has put it away.
    for _ in 0..<100 {
      if try await launch(options) { return }
    }
    let text = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
    throw Missing(description: "PostgreSQL didn't start: \(text)")
  }

  /// - Returns: whether it answers; false when it has ended instead.
  private func launch(_ options: [String]) async throws -> Bool {
    let server = process(asServer("postgres", ["-D", data] + options))
    let log = try file("log")
    (server.standardOutput, server.standardError) = (log, log)
    server.standardInput = FileHandle.nullDevice
    try server.run()
    for _ in 0..<2_000 where server.isRunning {
      if (try? await run("pg_isready", ["-q", "-h", folder])) != nil { return true }
    }
    return false
  }

  /// Kills all its processes at once, as the kernel does when it lacks memory.
  func kill() {
    let text = (try? String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8)) ?? ""
    guard let first = text.split(separator: "\n").first, let server = Int32(first) else { return }
    let children = try? String(
      contentsOfFile: "/proc/\(server)/task/\(server)/children", encoding: .utf8)
    // The parent first, or it would report its children's end.
    for process in [server] + (children ?? "").split(separator: " ").compactMap({ Int32($0) }) {
      Foundation.kill(process, SIGKILL)
    }
  }

  /// The URI of a database, made when it is new.
  func database(_ name: String) async throws -> String {
    if databases.withLock({ $0.insert(name).inserted }) {
      try await execute("CREATE DATABASE \(name)", in: "postgres")
    }
    return "postgresql://\(PostgreSQLServer.user)@/\(name)?host=\(folder)"
  }

  /// The URI of the database of a node's folder.
  func database(of folder: String) async throws -> String {
    try await database(PostgreSQLServer.name(of: folder))
  }

  static func name(of folder: String) -> String {
    let name = folder.split(separator: "/").last ?? ""
    return "node_" + name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// - Returns: what the statement gave, a row a line.
  @discardableResult
  func execute(_ sql: String, in database: String) async throws -> String {
    try await run(
      "psql",
      ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", folder]
        + ["-U", PostgreSQLServer.user, "-d", database, "-c", sql])
  }
}

extension PostgreSQLServer {
  /// Debian keeps the server's tools out of the path, in a folder for each version.
  private static func tools() throws -> String {
    let versions =
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let folders = versions.sorted { $0.compare($1, options: .numeric) == .orderedDescending }
      .map { "/usr/lib/postgresql/\($0)/bin" }
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(
      String.init)
    let found = (folders + paths).first { folder in
      ["initdb", "pg_ctl", "postgres", "psql"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: folder + "/" + $0)
      }
    }
    guard let found else {
      throw Missing(description: "There is no PostgreSQL server here: apt-get install postgresql")
    }
    return found
  }

  /// The server refuses to run as root.
  private func asServer(_ tool: String, _ arguments: [String]) -> [String] {
    let command = [tools + "/" + tool] + arguments
    guard getuid() == 0 else { return command }
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + command
  }

  private func process(_ command: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: "/")
    return process
  }

  private func file(_ name: String) throws -> FileHandle {
    let path = folder + "/" + name
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  @discardableResult
  private func run(_ tool: String, _ arguments: [String]) async throws -> String {
    let process = process(asServer(tool, arguments))
    let path = "out-" + UUID().uuidString
    let output = try file(path)
    defer { try? FileManager.default.removeItem(atPath: folder + "/" + path) }
    (process.standardOutput, process.standardError) = (output, output)
    process.standardInput = FileHandle.nullDevice
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let text = (try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)) ?? ""
    guard status == 0 else { throw Missing(description: "\(tool) failed: \(text)") }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A shell that waits for the end of its input, which comes when this process ends.
  private func keep() throws {
    let stop = asServer("pg_ctl", ["stop", "-m", "immediate", "-D", data]).joined(separator: " ")
    let keeper = process(["sh", "-c", "read line; \(stop); rm -rf \(folder)"])
    keeper.standardInput = leash
    (keeper.standardOutput, keeper.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try keeper.run()
    try leash.fileHandleForReading.close()
  }
}
#endif
