import DomainModel
import JSONDiff
import SyncProtocol
import Trust

extension NodeService {
  /// Orders the changes of a body. Whole lines before a bad one hold; the bad one is the answer,
  /// and what is sent again gets `again`.
  func push(
    _ request: NodeRequest, by device: DeviceAccess
  ) async throws(Problem) -> NodeResponse {
    try checkSignature(request, of: device)
    let read = changes(of: request.body)
    let (outcomes, end) = try await writing {
      [identity, environment] writing throws(Failure) in
      let buffered = BufferedWriting(writing)
      try buffered.fetch(Set(read.changes.compactMap(\.record)))
      let log = try LogWriter(buffered, identity: identity, environment: environment)
      let ordered = try NodeService.ordered(read.changes, device, log)
      try log.flush()
      return ordered
    }
    for line in outcomes { metrics.count("changes", label: line.outcome.rawValue) }
    if !outcomes.isEmpty { await poke() }
    if let problem = end ?? read.problem { throw problem }
    return .lines(outcomes.flatMap { LineReader.line($0.json) })
  }

  private static func ordered(
    _ changes: [PushedChange], _ device: DeviceAccess, _ log: LogWriter
  ) throws(Failure) -> (outcomes: [OutcomeLine], end: Problem?) {
    let ordering = try ChangeOrdering(log, device: device)
    for change in changes {
      do throws(OrderingEnd) {
        try ordering.order(change)
      } catch {
        switch error {
        case .problem(let problem): return (ordering.outcomes, problem)
        case .failure(let failure): throw failure
        }
      }
    }
    return (ordering.outcomes, nil)
  }

  /// The changes of the whole lines before the first bad one, and what is wrong with that.
  private func changes(of body: [UInt8]) -> (changes: [PushedChange], problem: Problem?) {
    var lines = LineReader(limits: limits)
    var reader = PushReader(limits: limits)
    var changes: [JSONObject] = []
    var problem: Problem?
    do throws(Problem) {
      let parsed = AllCores.map(try lines.feed(body)) { [limits] line in
        Result { () throws(Problem) in try LineReader.parse(line, limits: limits) }
      }
      for line in parsed { changes += try reader.take(try line.get()) }
      guard lines.pendingBytes == 0, reader.isComplete || reader.promised == nil else {
        throw Problem(.malformed, ["code": "body.short"])
      }
    } catch {
      problem = error
    }
    return (AllCores.map(changes, PushedChange.init), problem)
  }

  /// A push is signed by the device over its body.
  func checkSignature(
    _ request: NodeRequest, of device: DeviceAccess
  ) throws(Problem) {
    guard let text = request.headers[ProtocolHeader.signature.lowercased()],
      let signature = try? Signature64(text: text),
      let key = device.record.text("publicKey")
    else { throw Problem(.signatureInvalid, detail: "a push is signed by its device") }
    let isValid: Bool
    switch device.state.algorithm {
    case "Ed25519":
      isValid = (try? Ed25519PublicKey(text: key))?.isValid(signature, for: request.body) ?? false
    default:
      isValid = (try? SM2PublicKey(text: key))?.isValid(signature, for: request.body) ?? false
    }
    guard isValid else { throw Problem(.signatureInvalid) }
  }
}
