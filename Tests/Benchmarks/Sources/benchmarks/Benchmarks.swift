import Glibc
import LocalStore
import UseCases

/// Loads records as the program does and as bare SQLite does, then reads what the screen reads.
///
///     benchmarks RECORDS.ndjson FOLDER
@main
struct Benchmarks {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3 else {
      Report.line("usage", "benchmarks RECORDS.ndjson FOLDER (the folder is made)")
      throw BenchmarkProblem.usage
    }
    let lines = LineFile(path: words[1])
    let folder = words[2]
    mkdir(folder, 0o700)
    let (rawSeconds, count) = try Stopwatch.seconds {
      try RawInsertion(
        path: folder + "/raw.sqlite", rowsPerTransaction: LocalStore.importBatch
      ).run(lines)
    }
    Report.line("raw insertion, \(count) documents", Figure.rate(count, rawSeconds))
    try direct(lines, folder + "/direct", count, rawSeconds)
    let store = try BenchmarkStore(folder: folder + "/rules")
    let (seconds, _) = try Stopwatch.seconds { try store.importByRules(lines.path) }
    report("import command, with all rules", count, seconds, rawSeconds)
    let (indexSeconds, progress) = try Stopwatch.seconds { try store.desk.store.indexPending() }
    Report.line("search index", Figure.rate(progress.indexed, indexSeconds))
    try Reading(desk: store.desk).run()
    try store.desk.store.close()
  }

  private static func direct(
    _ lines: LineFile, _ folder: String, _ count: Int, _ rawSeconds: Double
  ) throws {
    let store = try BenchmarkStore(folder: folder)
    let (seconds, _) = try Stopwatch.seconds { try store.importDirectly(lines) }
    report("store's import, documents and columns", count, seconds, rawSeconds)
    try store.desk.store.close()
  }

  private static func report(
    _ name: String, _ count: Int, _ seconds: Double, _ rawSeconds: Double
  ) {
    let ratio = Figure.text(rawSeconds / seconds, digits: 2)
    Report.line(name, Figure.rate(count, seconds) + ", \(ratio) of raw")
  }
}

/// Lines of the result.
enum Report {
  static func line(_ name: String, _ value: String) {
    let padding = String(repeating: " ", count: max(1, 44 - name.count))
    print(name + padding + value)
    fflush(nil)
  }
}
