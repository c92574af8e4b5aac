import Dispatch
import DomainModel
import Foundation
import JSONDiff
import Synchronization
import Testing

@testable import LocalStore

@Suite("Sharing a store")
struct SharingTests {
  @Test("A second writer waits, then gives up with who holds the lock")
  func secondWriterGivesUp() throws {
    let world = try World()
    let other = try world.another(StoreOptions(patienceSeconds: 0.05))
    defer { try? other.close() }

    let failure = try world.store.write(by: world.context()) { (_) throws(Failure) -> Failure? in
      do throws(Failure) {
        try other.write(by: world.context()) { (transaction) throws(Failure) in
          try transaction.create(Given.grievance(1))
        }
        return nil
      } catch {
        return error
      }
    }

    #expect(failure?.code == .storeBusy)
    #expect(failure?.exitStatus == 75)
    #expect(failure?.details["holder"]?["work"] == "write")
    #expect(failure?.details["holder"]?["process"]?.string?.hasPrefix("tests (") == true)
    try other.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.create(Given.grievance(1))
    }
  }

  @Test("Reading goes on while another process writes, and sees the write once it commits")
  func readingGoesOn() throws {
    let world = try World()
    let other = try world.another()
    defer { try? other.close() }
    let before = try other.read { (reader) throws(Failure) in try reader.dataVersion() }

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.create(Given.grievance(1))
      let seen = try other.read { (reader) throws(Failure) in try reader.record(Given.id(1)) }
      #expect(seen == nil)
    }

    try other.read { (reader) throws(Failure) in
      #expect(try reader.record(Given.id(1)) != nil)
      #expect(try reader.dataVersion() != before)
    }
  }

  @Test("Two workstations writing at once lose nothing, and the store stays sound")
  func twoWorkstations() throws {
    let world = try World(StoreOptions(patienceSeconds: 60))
    let other = try world.another(StoreOptions(patienceSeconds: 60))
    defer { try? other.close() }
    let failures = Mutex<[Failure]>([])

    DispatchQueue.concurrentPerform(iterations: 2) { side in
      let store = side == 0 ? world.store : other
      for number in 0..<150 {
        do throws(Failure) {
          try store.write(by: world.context()) { (transaction) throws(Failure) in
            try transaction.create(Given.grievance(side * 1_000 + number))
          }
        } catch {
          failures.withLock { $0.append(error) }
        }
      }
    }

    #expect(failures.withLock { $0 } == [])
    let numbers = try world.store.read { (reader) throws(Failure) in
      #expect(try reader.changes(after: 0, limit: 1_000).map(\.number) == (1...300).map { $0 })
      return try reader.numbers()
    }
    #expect(numbers.records == 300)
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("A waiter gets in between the transactions of a bulk")
  func waiterGetsInBetween() throws {
    let world = try World(StoreOptions(bulkPatienceSeconds: 60))
    let other = try world.another(StoreOptions(patienceSeconds: 30))
    defer { try? other.close() }
    let isWriting = DispatchSemaphore(value: 0)
    let rowOfCommand = Mutex<Int64>(0)

    let command = BackgroundWork { () throws(Failure) in
      isWriting.wait()
      let stored = try other.write(by: world.context()) { (transaction) throws(Failure) in
        try transaction.create(Given.grievance(900_000))
      }
      rowOfCommand.withLock { $0 = stored.row }
    }
    var batch = 0
    let result = try world.store.importStream(by: world.context(), asSamples: true) {
      () throws(Failure) -> [Record]? in
      batch += 1
      if batch == 2 { isWriting.signal() }
      return batch > 40 ? nil : (0..<100).map { Given.grievance(batch * 1_000 + $0) }
    }
    try command.wait()

    #expect(result.created == 4_000)
    #expect(rowOfCommand.withLock { $0 } < 4_001)
  }

  @Test("Two processes of the same program work hard on one store, and it stays sound")
  func twoProcesses() throws {
    let world = try World(StoreOptions(patienceSeconds: 60))
    let children = try [1, 2].map { side in
      try WorkerProcess.start(world.folder, work: "count:60", from: side * 10_000)
    }
    for number in 1...60 { try world.create(Given.grievance(number)) }
    for child in children {
      child.waitUntilExit()
      #expect(child.terminationStatus == 0)
    }

    let numbers = try world.store.read { (reader) throws(Failure) in try reader.numbers() }
    #expect(numbers.records == 180)
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("A process killed at any moment leaves whole transactions and a free lock")
  func killedProcess() throws {
    let world = try World()
    for round in 1...4 {
      let child = try WorkerProcess.start(
        world.folder, work: "forever", from: round * 100_000)
      // The child works until a given number of its transactions are seen, then dies in the midst.
      while try records(world) < round * 12 { sched_yield() }
      kill(child.processIdentifier, SIGKILL)
      child.waitUntilExit()

      let pairs = try world.store.read { (reader) throws(Failure) in
        try reader.changes(after: 0, limit: 100_000)
      }
      #expect(pairs.count.isMultiple(of: 2))
      #expect(pairs.map(\.number) == (1...pairs.count).map { Int64($0) })
      try world.create(Given.grievance(round * 2))
      try world.create(Given.grievance(round * 2 + 1))
    }
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  private func records(_ world: World) throws -> Int {
    try world.store.read { (reader) throws(Failure) in try reader.numbers().records }
  }

  @Test("Closing waits for a write that is under way before it takes the lock")
  func closingWaits() throws {
    let folder = World.freshFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let isWriting = Mutex(false)
    let wasEarly = Mutex(false)
    var environment = World.environment()
    // Taking the lock notes who holds it, and since when.
    environment.now = {
      if Thread.current.name == "closing", isWriting.withLock({ $0 }) {
        wasEarly.withLock { $0 = true }
      }
      return World.start
    }
    let store = try LocalStore.create(folder, environment: environment)
    let (begins, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let closing = Thread {
      begins.signal()
      try? store.close()
      ended.signal()
    }
    closing.name = "closing"

    let context = WriteContext(actor: World.officer, now: World.start)
    try store.write(by: context) { (transaction) throws(Failure) in
      isWriting.withLock { $0 = true }
      closing.start()
      begins.wait()
      for number in 0..<300 { try transaction.create(Given.grievance(number)) }
      isWriting.withLock { $0 = false }
    }
    ended.wait()

    #expect(!wasEarly.withLock { $0 })
    let failure = #expect(throws: Failure.self) { try store.write(by: context) { _ in } }
    #expect(failure?.code == .storeFailed)
    let again = try LocalStore.open(folder, environment: World.environment())
    defer { try? again.close() }
    #expect(try again.read { (reader) throws(Failure) in try reader.unsentCount() } == 300)
  }
}
