import DomainModel
import Glibc
import JSONDiff
import LocalStore
import UseCases

/// A store in a folder, with the use cases that the program itself runs on it.
struct BenchmarkStore {
  let desk: Desk
  private let workplace: Workplace

  /// Makes a store, or opens the one that is there.
  init(folder: String) throws {
    let environment = StoreEnvironment(
      now: { Self.clock() }, random: { Self.random($0) }, processDescription: "benchmarks")
    let files = CommandFiles(
      read: { (path) throws(Failure) in throw Failure(.fileMissing, ["path": .string(path)]) },
      readChunks: Self.readChunks, write: { _, _ in })
    let unopened = Workplace(
      directory: folder, environment: environment, files: files,
      desk: { () throws(Failure) in throw Failure(.storeMissing) },
      samples: { () throws(Failure) in throw Failure(.samplesInvalid) })
    let desk =
      access(folder + "/store.sqlite", F_OK) == 0
      ? Desk(store: try LocalStore.open(folder, environment: environment))
      : try InitialiseStore(place: unopened)(operatorName: nil, scope: "3701").desk
    self.desk = desk
    workplace = Workplace(
      directory: folder, environment: environment, files: files,
      desk: { () throws(Failure) in desk },
      samples: { () throws(Failure) in throw Failure(.samplesInvalid) })
  }

  /// The whole import of the command line: rules, validation, rights.
  func importByRules(_ path: String) throws {
    let request = CommandRequest("import", arguments: ["file": .array([.string(path)])])
    _ = try ImportRecords(desk: desk, place: workplace)(request)
  }

  /// The store's own part: parsing, canonical bytes, digest, query columns, documents.
  func importDirectly(_ lines: LineFile) throws {
    let context = WriteContext(
      actor: "benchmark", now: desk.now, goesToOutbox: false, isBulk: true, work: "import")
    let importer = desk.store.importer(by: context)
    var records: [Record] = []
    try lines.forEach { line in
      guard case .object(let members) = try JSON.parse(line) else { return }
      records.append(Record(members))
      guard records.count == LocalStore.importBatch else { return }
      _ = try importer.take(records)
      records.removeAll(keepingCapacity: true)
    }
    if !records.isEmpty { _ = try importer.take(records) }
    _ = try importer.finish()
  }

  @Sendable private static func readChunks(
    _ path: String, _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    do {
      try LineFile(path: path).pieces(body)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.inputOutput, ["path": .string(path)])
    }
  }

  private static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  private static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
