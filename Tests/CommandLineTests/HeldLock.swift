import Foundation

/// The advisory lock of a store, held as a long import would hold it; given up with the object.
final class HeldLock {
  private let descriptor: Int32

  /// `F_OFD_SETLK`; the header hides it from Swift.
  private static let setOpenFileLock: Int32 = 37

  /// Nil when somebody else holds it.
  init?(store: String) {
    descriptor = open(store + "/lock", O_RDWR | O_CLOEXEC)
    var region = flock()
    region.l_type = Int16(F_WRLCK)
    region.l_whence = Int16(SEEK_SET)
    region.l_len = 1
    guard descriptor >= 0, fcntl(descriptor, Self.setOpenFileLock, &region) == 0 else { return nil }
  }

  deinit {
    close(descriptor)
  }
}
