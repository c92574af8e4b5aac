import DomainModel
import Foundation
import JSONDiff
import Testing

@testable import LocalStore

/// Another process on a store: these tests, started again with one test that works as told.
enum WorkerProcess {
  static let variable = "DUTYDESK_STORE_WORKER"

  /// Does `count:N` transactions, or works `forever`; its records are numbered from a number up.
  static func start(_ folder: String, work: String, from number: Int) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--testing-library", "swift-testing", "--filter", "WorkingAsTold"]
    var environment = ProcessInfo.processInfo.environment
    environment[variable] = "\(work)|\(number)|\(folder)"
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}

@Suite("Working as told")
struct WorkingAsTold {
  private static var order: [Substring]? {
    ProcessInfo.processInfo.environment[WorkerProcess.variable]?
      .split(separator: "|", maxSplits: 2)
  }

  @Test("Makes records, two a transaction", .enabled(if: order != nil))
  func works() throws {
    let order = try #require(Self.order)
    let first = try #require(Int(order[1]))
    let limit = order[0] == "forever" ? Int.max : Int(order[0].dropFirst("count:".count)) ?? 0
    let isPair = order[0] == "forever"
    let store = try LocalStore.open(
      String(order[2]), environment: World.environment(seed: UInt64(first)),
      options: StoreOptions(patienceSeconds: 60, bulkPatienceSeconds: 60))
    var number = 0
    while number < limit {
      let context = WriteContext(actor: World.officer, now: World.start)
      try store.write(by: context) { (transaction) throws(Failure) in
        try transaction.create(Given.grievance(first + 2 * number))
        if isPair { try transaction.create(Given.grievance(first + 2 * number + 1)) }
      }
      number += 1
    }
    try store.close()
  }
}
