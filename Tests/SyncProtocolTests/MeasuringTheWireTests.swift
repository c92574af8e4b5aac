import Foundation
import JSONDiff
import RecordMerge
import SyncProtocol
import Testing

@Suite(
  "Measuring the wire", .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/gzip")))
struct MeasuringTheWireTests {
  /// The size after gzip, by the program of the system.
  private func compressed(_ bytes: [UInt8]) throws -> Int {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("wire-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-6", "-c", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data.count
  }

  @Test("A two-field edit takes at most 30 bytes as columns, and each form less than the last")
  func sizes() throws {
    let count = 2000
    let changes = ProtocolWorld.objects(ProtocolWorld.changes(count))
    let tail = PullTail(cursor: "c", digest: ProtocolWorld.digest)
    let head = PullHead(from: 0, to: count)
    var numbers = DenseNumbers()
    // Who was introduced earlier isn't edited earlier.
    var random = Seeded(3)
    for change in changes.shuffled(using: &random) { _ = numbers.shortened(change) }
    let dense = changes.map { numbers.shortened($0) }

    let printed = try compressed(changes.flatMap(LineReader.line))
    let rows = try compressed(PullBatch.encoded(head: head, changes: dense, tail: tail))
    let columns = try compressed(
      PullBatch.encoded(head: head, changes: dense, tail: tail, form: .columns))

    let sizes = [printed, rows, columns].map { Double($0) / Double(count) }
    print("bytes a change, gzip: printed \(sizes[0]), head line \(sizes[1]), columns \(sizes[2])")
    #expect(sizes[2] <= 30)
    #expect(sizes[2] < sizes[1])
    #expect(sizes[1] < sizes[0])
  }
}
