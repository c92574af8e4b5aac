import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol

/// Erases the scopes that the device may no longer hold, then tells the node so.
struct ScopeForgetting {
  let store: LocalStore
  let line: NodeLine

  /// Forgets what the node has ordered to forget. Work of such a scope was pushed before: what the
  /// node doesn't take is in its quarantine.
  func run(by context: WriteContext) throws(LineFailure) {
    let orders = try local { () throws(Failure) in
      try store.read { (reader) throws(Failure) in
        (try reader.setting(SyncSetting.forgetting)?.array ?? [])
          .compactMap { $0["scope"]?.string }
      }
    }
    guard !orders.isEmpty else { return }
    for scope in Set(orders).sorted() {
      try local { () throws(Failure) in
        _ = try store.forget(scope: scope, by: context)
      }
      try confirm(scope, at: context.now)
    }
    try local { () throws(Failure) in
      try store.write(by: context) { (transaction) throws(Failure) in
        try transaction.set(nil, forSetting: SyncSetting.forgetting)
      }
    }
  }

  private func confirm(_ scope: String, at now: Instant) throws(LineFailure) {
    let body = LineReader.line(Receipt.forgotten(scope: scope, at: now).json)
    _ = try line.call(
      NodeTransport.Request(
        .receipts, headers: ["Content-Type": ProtocolHeader.lines], body: body))
  }
}
