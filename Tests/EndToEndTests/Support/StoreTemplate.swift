import Foundation
import Synchronization
import Testing

/// A store with the sample county and two orders of its own; made once, copied for each test.
enum StoreTemplate {
  /// An accepted order, ready to be assigned.
  static let acceptedTitle = "泺源巷路灯整夜不亮"
  /// The initials of its title.
  static let acceptedInitials = "lyxldzybl"
  /// An order that nobody has accepted.
  static let registeredTitle = "泺源巷井盖松动异响"
  /// The clock of all tests, so that remaining times are always the same.
  static let now = "2026-11-23T21:04:37+08:00"

  /// The folder of the store, made at the first call.
  static func path() throws -> String { try made.get().path + "/store" }

  /// The folder of a store without samples: nothing but the two orders.
  static func smallPath() throws -> String { try madeSmall.get().path + "/store" }

  private static let madeSmall: Result<TemporaryFolder, any Error> = {
    atexit { StoreTemplate.remove() }
    return Result { try make(with: []) }
  }()

  private static let made: Result<TemporaryFolder, any Error> = {
    atexit { StoreTemplate.remove() }
    return Result { try make(with: ["--samples"]) }
  }()

  /// What to remove when the tests end.
  private static let folders = Mutex<[String]>([])

  private static func make(with options: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    folders.withLock { $0.append(folder.path) }
    let desk = Desk(folder: folder)
    try desk.run(["init"] + options)
    for title in [registeredTitle, acceptedTitle] {
      let text = """
        {"kind":"request","source":"grid","title":"\(title)","content":"\(title)，老人出门不便。",
        "place":{"region":"370102001003","name":"泺源巷"}}
        """
      let file = try folder.write(text, to: "order.json")
      try desk.run(["grievance", "new", "--file", file])
    }
    try desk.run(["grievance", "accept", desk.number(of: acceptedTitle)])
    return folder
  }

  private static func remove() {
    for folder in folders.withLock({ $0 }) {
      try? FileManager.default.removeItem(atPath: folder)
    }
  }
}
