import struct GRDB.Configuration

/// How connections to a store are set up.
///
/// Measured at 10⁶ records: a cache of 2 000 KiB, no memory map and two readers keep a workstation
/// between 18 and 27 MB; mapped pages count as its memory (611 MB).
enum StoreConfiguration {
  static func configuration(isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.maximumReaderCount = 2
    configuration.foreignKeysEnabled = false
    // Writers are told apart by our own lock; SQLite's wait is for a foreign tool on the file.
    configuration.busyMode = .timeout(2)
    configuration.label = "store"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -2000; PRAGMA mmap_size = 0")
      ContainsFunction.register(in: database)
    }
    return configuration
  }
}
