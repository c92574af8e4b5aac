import DomainModel
import JSONDiff
import SyncProtocol

extension NodeService {
  /// A stream of pokes; the first at once, so that a desk knows where the node is.
  func events(for device: DeviceAccess) async throws(Problem) -> NodeResponse {
    let poke = try await presentPoke(device)
    let stream = await pokes.listen(first: poke)
    return NodeResponse(
      200,
      headers: ["content-type": ProtocolHeader.events, "cache-control": "no-store"],
      body: .events(stream))
  }

  private func presentPoke(_ device: DeviceAccess) async throws(Problem) -> Poke {
    let now = environment.now()
    return try await reading { reading throws(Failure) in
      let reader = device.reader(now, UnitTree(reading))
      return Poke(
        sequence: try reading.lastSequence(),
        alerts: try NodeService.alerts(reading, reader))
    }
  }

  /// Tells all listening desks that the log has grown. Without content: sequence and alert numbers
  /// say nothing that a desk may not know.
  func poke() async {
    guard await pokes.isHeard else { return }
    let present = try? await store.read { reading throws(Failure) in
      var alerts: [String: Int] = [:]
      for entry in try reading.values(.alertNumber, prefix: "") {
        alerts[entry.key] = (try? JSON.parse(entry.value))?.int
      }
      return Poke(sequence: try reading.lastSequence(), alerts: alerts)
    }
    if let present { await pokes.send(present) }
  }

  /// What desks confirm: a forgotten scope is off their list, a shown alert is kept.
  func receive(
    _ request: NodeRequest, from device: DeviceAccess
  ) async throws(Problem) -> NodeResponse {
    var lines = LineReader(limits: limits)
    var receipts: [Receipt] = []
    for line in try lines.feed(request.body) {
      receipts.append(try Receipt(json: try LineReader.parse(line, limits: limits)))
    }
    let received = receipts
    try await writing { writing throws(Failure) in
      for receipt in received { try NodeService.keep(receipt, of: device, writing) }
    }
    return NodeResponse(204)
  }

  private static func keep(
    _ receipt: Receipt, of device: DeviceAccess, _ writing: any NodeWriting
  ) throws(Failure) {
    switch receipt {
    case .forgotten(let scope, _):
      var state = DeviceState(try writing.json(.device, device.id))
      state.forget.removeAll { $0.scope == scope }
      try writing.set(state.json, .device, device.id)
      try writing.set(.object(receipt.json), .receipt, "\(device.id)/forgotten/\(scope)")
    case .alertShown(let alert, _, _, _):
      try writing.set(.object(receipt.json), .receipt, "\(device.id)/alert/\(alert)")
    }
  }
}

/// Who listens for pokes.
actor PokeBoard {
  private var listeners: [Int: AsyncStream<Poke>.Continuation] = [:]
  private var next = 0

  var isHeard: Bool { !listeners.isEmpty }

  /// A stream that keeps the newest poke only: an older one says nothing more.
  func listen(first: Poke) -> AsyncStream<Poke> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Poke.self, bufferingPolicy: .bufferingNewest(1))
    let number = next
    next += 1
    listeners[number] = continuation
    continuation.onTermination = { [weak self] _ in
      Task { await self?.remove(number) }
    }
    continuation.yield(first)
    return stream
  }

  func send(_ poke: Poke) {
    for listener in listeners.values { listener.yield(poke) }
  }

  func finish() {
    for listener in listeners.values { listener.finish() }
    listeners = [:]
  }

  private func remove(_ number: Int) { listeners[number] = nil }
}
