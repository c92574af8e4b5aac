import DomainModel
import JSONDiff
import LocalStore

/// What a screen keeps for its next start: where the operator was, and half-filled forms. Local to
/// this store; no remote change touches it.
public struct ScreenMemory: Sendable {
  let desk: Desk
  let owner: String

  /// Gives the desk and the operator whose memory it is.
  public init(desk: Desk, owner: String) {
    self.desk = desk
    self.owner = owner
  }

  private static let screen = "screen"

  /// Where the operator was; nil at the first start.
  public func place() throws(Failure) -> JSONObject? {
    try desk.store.read { (reader) throws(Failure) in
      try reader.localItem(.windowState, owner: owner, id: Self.screen)?.document
    }
  }

  /// Keeps where the operator is.
  public func keep(place: JSONObject) throws(Failure) {
    try keep(.windowState, Self.screen, place)
  }

  /// The operator's own views, in the order in which they were kept.
  public func views() throws(Failure) -> [JSON] {
    try desk.store.read { (reader) throws(Failure) in
      try reader.localItem(.savedView, owner: owner, id: Self.screen)?.document["views"]?.array
    } ?? []
  }

  /// Keeps the operator's own views.
  public func keep(views: [JSON]) throws(Failure) {
    try keep(.savedView, Self.screen, ["views": .array(views)])
  }

  /// Half-filled forms by command: their values by argument.
  public func drafts() throws(Failure) -> [String: [String: String]] {
    let items = try desk.store.read { (reader) throws(Failure) in
      try reader.localItems(.draft, owner: owner)
    }
    return Dictionary(
      items.map { item in
        (
          item.id,
          Dictionary(
            item.document.compactMap { value in value.value.string.map { (value.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Keeps a half-filled form; without values it is forgotten.
  public func keep(draft values: [String: String], of command: String) throws(Failure) {
    var document = JSONObject()
    for (name, value) in values { document[name] = .string(value) }
    guard values.isEmpty else { return try keep(.draft, command, document) }
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.drop(.draft, owner: owner, id: command)
    }
  }

  private func keep(
    _ kind: LocalKind, _ id: String, _ document: JSONObject
  ) throws(Failure) {
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.keep(
        LocalItem(kind: kind, owner: owner, id: id, at: desk.now, document: document))
    }
  }

  /// Losing a second of typing to a power cut costs less than a disk flush at each key.
  private var context: WriteContext {
    WriteContext(actor: owner, now: desk.now, isBulk: true, work: "screen")
  }
}
