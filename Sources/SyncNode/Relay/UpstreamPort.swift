import DomainModel
import JSONDiff
import SyncProtocol

/// How a node reaches the one above.
public struct UpstreamPort: Sendable {
  /// An answer.
  public struct Answer: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The whole body.
    public var body: [UInt8]
    /// How much of a content the node above has, by an `Upload-Offset` field.
    public var uploadOffset: Int?

    /// Makes an answer.
    public init(status: Int, body: [UInt8], uploadOffset: Int? = nil) {
      self.status = status
      self.body = body
      self.uploadOffset = uploadOffset
    }
  }

  /// Sends a request and waits for its answer.
  /// - Throws: `.nodeUnreachable`.
  public var call:
    @Sendable (Route, QueryItems, _ headers: [String: String], _ body: [UInt8])
      async throws(Failure) -> Answer

  /// Gives the closure.
  public init(
    call:
      @escaping @Sendable (Route, QueryItems, [String: String], [UInt8])
      async throws(Failure) -> Answer
  ) {
    self.call = call
  }
}
