/// The names and media types of HTTP that both sides use.
public enum ProtocolHeader {
  /// The device's signature over a pushed body, base64url.
  public static let signature = "Duty-Signature"
  /// The id of the key that signed.
  public static let key = "Duty-Key"
  /// The algorithm: `SM2` or `Ed25519`.
  public static let algorithm = "Duty-Algorithm"
  /// Bodies of lines.
  public static let lines = "application/x-ndjson"
  /// The stream of pokes.
  public static let events = "text/event-stream"
}
