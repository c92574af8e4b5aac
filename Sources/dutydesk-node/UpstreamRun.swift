import DomainModel
import Foundation
import JSONDiff
import Logging
import SyncClient
import SyncNode
import SyncProtocol
import Synchronization
import Trust

/// Keeps a node and the one above it together while it serves: after each change on either side, and
/// every minute.
struct UpstreamRun: Sendable {
  private static let interval = Duration.seconds(60)

  let node: NodeService
  let logger: Logger
  private let client: HTTPTransport
  private let file: TokenFile

  init(_ node: NodeService, address: String, keys: String, logger: Logger) throws(Failure) {
    self.node = node
    self.logger = logger
    client = try HTTPTransport(address: address)
    file = TokenFile(path: keys + "/upstream-token")
  }

  /// Joins once; later starts need no token.
  func join(token: String?, scope: String?, name: String?) async throws(Failure) {
    guard try await !node.hasJoined() else { return }
    guard let token else { throw Failure(.argumentMissing, ["argument": "--upstream-token"]) }
    let bearer = try await node.join(
      token: token, scope: scope, name: name ?? "dutydesk-node", over: port)
    guard var bytes = Base64URL.bytes(bearer) else {
      throw Failure(.nodeProtocol, ["text": "bearer.form"])
    }
    do throws(TrustProblem) {
      try file.write(SecretBytes(taking: &bytes))
    } catch {
      throw Failure(.cannotWrite, ["path": .string(file.path), "text": .string(error.detail)])
    }
  }

  /// Exchanges until the task is cancelled.
  func run() async throws(Failure) {
    let bearer: String
    do throws(TrustProblem) {
      bearer = try file.read().withBytes { Base64URL.text(Array($0)) }
    } catch {
      throw Failure(.keyMissing, ["path": .string(file.path), "text": .string(error.detail)])
    }
    let link = UpstreamLink(node, port: port, bearer: bearer)
    let (wakes, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let sources = [
      Task { for await _ in await node.growth() { waker.yield() } },
      Task {
        while !Task.isCancelled {
          try await Task.sleep(for: Self.interval)
          waker.yield()
        }
      },
      listening(bearer, waker),
    ]
    defer { for source in sources { source.cancel() } }
    var word: UpstreamReading.Word?
    for await _ in wakes {
      try? await link.exchange()
      let state = node.upstream.reading
      if state.word != word {
        word = state.word
        logger.notice(
          "upstream",
          metadata: ["state": "\(state.word.rawValue)", "problem": "\(state.problem ?? "")"])
      }
    }
  }

  /// The pokes of the node above; a line that broke is opened again, ever less often.
  private func listening(
    _ bearer: String, _ waker: AsyncStream<Void>.Continuation
  ) -> Task<Void, any Error> {
    let listen = client.transport.listen
    let request = NodeTransport.Request(.events, headers: ["Authorization": "Bearer " + bearer])
    return Task {
      var backoff = Backoff()
      while !Task.isCancelled {
        let hasHeard = await Self.blocking { () -> Bool in
          let heard = Mutex(false)
          try? listen(request, { _ in }) { _ in
            heard.withLock { $0 = true }
            waker.yield()
            return true
          }
          return heard.withLock { $0 }
        }
        if hasHeard { backoff.succeeded() }
        let wait = backoff.wait(fraction: Double.random(in: 0..<1))
        try await Task.sleep(for: .milliseconds(wait))
      }
    }
  }

  private var port: UpstreamPort {
    let send = client.transport.send
    return UpstreamPort { route, query, headers, body throws(Failure) in
      let request = NodeTransport.Request(route, query: query, headers: headers, body: body)
      let result = await Self.blocking { () -> Result<NodeTransport.Response, Failure> in
        do throws(Failure) {
          return .success(try send(request))
        } catch {
          return .failure(error)
        }
      }
      let response = try result.get()
      return UpstreamPort.Answer(
        status: response.status, body: response.body, uploadOffset: response.uploadOffset)
    }
  }

  /// The client's calls block: they get a thread that isn't the server's.
  private static func blocking<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
  }
}
