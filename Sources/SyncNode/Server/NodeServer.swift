import DomainModel
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import JSONDiff
import Logging
import NIOCore
import NIOSSL

/// Where and how a node listens.
public struct NodeAddress: Sendable, Hashable {
  /// The host to bind.
  public var host: String
  /// The port; 0 lets the system choose one.
  public var port: Int
  /// Certificate chain and key, PEM files; without them only loopback is served.
  public var certificate: String?
  /// The key of the certificate.
  public var key: String?

  /// Makes an address.
  public init(host: String, port: Int, certificate: String? = nil, key: String? = nil) {
    self.host = host
    self.port = port
    self.certificate = certificate
    self.key = key
  }

  /// Whether only this machine can reach it.
  public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// A node that listens.
public struct NodeServer: Sendable {
  private let node: NodeService
  private let address: NodeAddress
  private let logger: Logger

  /// A server of a node.
  /// - Throws: `.configInvalid` for plain HTTP outside loopback.
  public init(_ node: NodeService, at address: NodeAddress, logger: Logger) throws(Failure) {
    guard address.isLoopback || address.certificate != nil && address.key != nil else {
      throw Failure(
        .configInvalid, ["text": "outside loopback a node needs --tls-cert and --tls-key"])
    }
    self.node = node
    self.address = address
    self.logger = logger
  }

  /// Serves until SIGTERM or SIGINT; requests under way are then finished.
  /// - Parameter onListening: is told the address when connections are taken.
  /// - Throws: what the system says when it can't listen, or the certificate can't be read.
  public func run(onListening: @escaping @Sendable (String) -> Void) async throws {
    let scheme = address.certificate == nil ? "http" : "https"
    let (node, host) = (node, address.host)
    let application = Application(
      responder: NodeResponder(node), server: try server(),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: address.port), serverName: "dutydesk-node"),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        onListening("\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)")
      }, logger: logger)
    try await application.runService()
  }

  private func server() throws -> HTTPServerBuilder {
    // Who sends nothing for a minute isn't a desk.
    let base = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(60)))
    guard let certificate = address.certificate, let key = address.key else { return base }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
    configuration.minimumTLSVersion = .tlsv13
    return try .tls(base, tlsConfiguration: configuration)
  }
}
