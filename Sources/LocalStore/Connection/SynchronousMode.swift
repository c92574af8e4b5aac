import DomainModel
import class GRDB.Database

/// How hard a commit is pressed onto the disk.
///
/// Both survive the death of the process at any moment. `full` also survives a power cut and costs
/// one `fdatasync` a transaction (measured 20 000 a second on NVMe, about 5 ms on a slow disk),
/// which an acknowledged command is worth. Bulk work can be run again, so it is `normal`, and is
/// on the disk with the next command or checkpoint.
enum SynchronousMode: String {
  case normal = "NORMAL"
  case full = "FULL"

  /// Must stand outside a transaction.
  func apply(to database: Database) throws(Failure) {
    try Query(database, "PRAGMA synchronous = \(rawValue)").run()
  }
}
