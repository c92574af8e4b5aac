import DomainModel
import Foundation
import JSONDiff
import Logging
import SyncNode
import SyncProtocol
import Trust

#if PostgreSQL
import PostgreSQLStore
#endif

/// The remote node: `serve`, `invite`, `sync`, `prune`, `revoke`, `status`, `verify`, `backup`,
/// `restore`.
@main
struct Program {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let words = NodeWords(
      language: NodeLanguage.of(arguments, ProcessInfo.processInfo.environment))
    do throws(Failure) {
      let line = try NodeCommandLine(arguments)
      exit(try await Program(line: line, words: words).run())
    } catch {
      let text = words.text(error)
      FileHandle.standardError.write(Data((text + "\n").utf8))
      exit(error.exitStatus)
    }
  }

  let line: NodeCommandLine
  let words: NodeWords

  private func run() async throws(Failure) -> Int32 {
    switch line.verb {
    case .help:
      print(words.usage(of: line.subject))
      return 0
    case .version:
      print("dutydesk-node " + nodeVersion)
      return 0
    case .serve: return try await serve()
    case .invite: return try await invite()
    case .sync: return try await sync()
    case .prune:
      return show(try await LogPruning(open(), keptDays: try line.keptDays()).run().json)
    case .revoke: return try await revoke()
    case .status: return show(try await Administration(open()).status())
    case .verify: return try await verify()
    case .backup: return try await backup()
    case .restore: return try await restore()
    }
  }

  /// The node's folder, made when it is missing.
  private func folder() throws(Failure) -> String {
    let folder = line.option("data") ?? "node-data"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotWrite, ["path": .string(folder)])
    }
    return folder
  }

  private func open() async throws(Failure) -> NodeService {
    let folder = try folder()
    let environment = NodeEnvironment(
      now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
      random: SystemRandom.bytes, capacity: { NodeCapacity.measured(in: folder) })
    let keys = try NodeKeys.ofFolder(folder + "/keys", random: environment.random)
    return try await NodeService.open(
      store: store(folder), keys: keys, blobs: folder + "/blobs", environment: environment)
  }

  /// SQLite in the node's folder, unless `--store` names a database server.
  private func store(_ folder: String) async throws(Failure) -> any DocumentStore {
    guard let uri = line.option("store") else {
      return try SQLiteDocumentStore(path: folder + "/store.sqlite")
    }
    guard ["postgresql://", "postgres://"].contains(where: uri.hasPrefix) else {
      throw Failure(.argumentInvalid, ["argument": "--store", "text": "postgresql://…"])
    }
    #if PostgreSQL
    return try await PostgreSQLDocumentStore(
      uri: uri, role: line.verb == .serve ? .serving : .visiting)
    #else
    throw Failure(
      .notAvailable,
      ["text": "swift build -c release --traits PostgreSQL --product dutydesk-node"])
    #endif
  }

  private func serve() async throws(Failure) -> Int32 {
    let node = try await open()
    let logger = NodeLog.logger()
    let server = try NodeServer(node, at: try line.address(), logger: logger)
    let upstream = try await upstream(of: node, logger)
    let upkeep = UpkeepRun(node: node, keptDays: try line.keptDays(), logger: logger)
    let keeping = Task { try await upkeep.run() }
    defer {
      upstream?.cancel()
      keeping.cancel()
    }
    do {
      try await server.run { address in
        print("listening on " + address)
        fflush(nil)
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.inputOutput, ["text": .string("\(error)")])
    }
    return 0
  }

  /// The exchange with the node above; nil without one. A node below goes on alone when it can't
  /// be reached, but not when it was never joined.
  private func upstream(
    of node: NodeService, _ logger: Logger
  ) async throws(Failure) -> Task<Void, any Error>? {
    guard let address = line.option("upstream") else { return nil }
    let run = try UpstreamRun(
      node, address: address, keys: (line.option("data") ?? "node-data") + "/keys", logger: logger)
    try await run.join(
      token: line.option("upstream-token"), scope: line.option("scope"),
      name: line.option("name"))
    return Task { try await run.run() }
  }

  private func invite() async throws(Failure) -> Int32 {
    let node = try await open()
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    print(try await Administration(node).invite(try line.invitation(now: now)))
    return 0
  }

  /// Answers the file of a desk that has no line.
  private func sync() async throws(Failure) -> Int32 {
    let (source, target) = (try line.demanded("in"), try line.demanded("out"))
    guard let file = FileManager.default.contents(atPath: source) else {
      throw Failure(.fileMissing, ["path": .string(source)])
    }
    let (answer, report) = try await FileExchange(open()).answer([UInt8](file))
    do {
      try Data(answer).write(to: URL(filePath: target), options: .atomic)
    } catch {
      throw Failure(.cannotWrite, ["path": .string(target)])
    }
    return show(report.json)
  }

  private func revoke() async throws(Failure) -> Int32 {
    let devices = try await Administration(open()).revoke(try line.argument("NAME"))
    return show(["revoked": .array(devices.map { .string($0) })])
  }

  private func verify() async throws(Failure) -> Int32 {
    let report = try await Verification(open()).run()
    _ = show(report.json)
    return report.findings.isEmpty ? 0 : 1
  }

  private func backup() async throws(Failure) -> Int32 {
    let path = try line.argument("FILE")
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(.fileExists, ["path": .string(path)])
    }
    try await Administration(open()).backup(to: path)
    return show(["backup": .string(path)])
  }

  private func restore() async throws(Failure) -> Int32 {
    let path = try line.argument("FILE")
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(.fileMissing, ["path": .string(path)])
    }
    try await SQLiteDocumentStore(path: path).restore(into: store(folder()))
    return show(["restored": .string(path)])
  }

  private func show(_ json: JSON) -> Int32 {
    print(json.prettyText)
    return 0
  }
}
