import JSONDiff

/// Reads a stream of server-sent events (WHATWG HTML, section 9.2) as it arrives.
public struct EventReader: Sendable {
  /// What has become whole.
  public enum Item: Sendable, Hashable {
    /// An event that somebody sent.
    case event(name: String, data: String, id: String?)
    /// A comment, such as a heartbeat: the line lives.
    case comment
    /// The server asks to wait this long before connecting again.
    case retry(milliseconds: Int)
  }

  private static let maximumBytes = 65_536

  private var line: [UInt8] = []
  private var isAfterReturn = false
  private var isAtStart = true
  private var name = ""
  private var data: [String] = []
  private var dataBytes = 0
  /// The last id, for reconnecting.
  public private(set) var lastID: String?

  /// A reader at the start of a stream.
  public init() {}

  /// What became whole by these bytes. An event is whole at its empty line, so one that was cut
  /// short never happens.
  ///
  /// - Throws: `.lineTooLong` for an event above 64 KiB.
  public mutating func feed(_ bytes: some Collection<UInt8>) throws(Problem) -> [Item] {
    var items: [Item] = []
    for byte in bytes {
      let endsPair = isAfterReturn && byte == 0x0A
      isAfterReturn = byte == 0x0D
      if endsPair { continue }
      if byte == 0x0A || byte == 0x0D {
        if let item = finishLine() { items.append(item) }
        continue
      }
      line.append(byte)
      guard line.count + dataBytes <= EventReader.maximumBytes else {
        throw Problem(.lineTooLong, ["limit": JSON(EventReader.maximumBytes)])
      }
    }
    return items
  }

  private mutating func finishLine() -> Item? {
    var bytes = line[...]
    line = []
    if isAtStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    isAtStart = false
    guard !bytes.isEmpty else { return dispatch() }
    let colon = bytes.firstIndex(of: 0x3A)
    let field = String(decoding: bytes[..<(colon ?? bytes.endIndex)], as: UTF8.self)
    var value = colon.map { bytes[($0 + 1)...] } ?? []
    if value.first == 0x20 { value = value.dropFirst() }
    return take(field, String(decoding: value, as: UTF8.self))
  }

  private mutating func take(_ field: String, _ value: String) -> Item? {
    switch field {
    case "": return .comment
    case "event": name = value
    case "data":
      data.append(value)
      dataBytes += value.utf8.count + 1
    case "id" where !value.utf8.contains(0): lastID = value
    case "retry":
      guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let milliseconds = Int(value)
      else { return nil }
      return .retry(milliseconds: milliseconds)
    default: break
    }
    return nil
  }

  private mutating func dispatch() -> Item? {
    defer { (name, data, dataBytes) = ("", [], 0) }
    guard !data.isEmpty else { return nil }
    return .event(
      name: name.isEmpty ? "message" : name, data: data.joined(separator: "\n"), id: lastID)
  }
}
