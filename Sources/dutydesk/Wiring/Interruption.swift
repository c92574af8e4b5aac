import Dispatch
import Glibc
import Synchronization

/// The first Ctrl-c asks long work to stop between two rows; the second ends the process.
enum Interruption {
  private static let isAsked = Atomic<Bool>(false)
  /// Where the signal's handler writes a byte, so that what waits wakes without looking.
  private static let writeEnd = Atomic<Int32>(-1)
  private static let readEnd = Atomic<Int32>(-1)

  static var isRequested: Bool { isAsked.load(ordering: .relaxed) }

  static func listen() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      readEnd.store(ends[0], ordering: .relaxed)
      writeEnd.store(ends[1], ordering: .relaxed)
    }
    signal(SIGINT) { _ in
      Interruption.isAsked.store(true, ordering: .relaxed)
      var byte: UInt8 = 1
      _ = write(Interruption.writeEnd.load(ordering: .relaxed), &byte, 1)
      signal(SIGINT, SIG_DFL)
    }
  }

  /// Runs the body once, when Ctrl-c is pressed; for one waiter.
  static func whenRequested(_ body: @escaping @Sendable () -> Void) {
    let end = readEnd.load(ordering: .relaxed)
    guard end >= 0 else { return }
    DispatchQueue(label: "interruption").async {
      var byte: UInt8 = 0
      while read(end, &byte, 1) < 0, errno == EINTR {}
      body()
    }
  }
}
