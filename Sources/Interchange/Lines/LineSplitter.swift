import Glibc

/// Cuts a stream of chunks into lines and holds no more than one line of the allowed length, so
/// that a line of any size costs no memory.
public struct LineSplitter: Sendable {
  /// One line; its number counts from 1.
  public enum Line: Sendable, Hashable {
    case bytes(number: Int, [UInt8])
    /// Longer than the limit; its bytes were thrown away.
    case tooLong(number: Int)
  }

  private let limitBytes: Int
  private var pending: [UInt8] = []
  private var isOverLimit = false
  private var number = 0

  /// - Parameter limitBytes: the longest line taken, its end not counted.
  public init(limitBytes: Int = 1 << 20) {
    self.limitBytes = limitBytes
  }

  /// Takes the next chunk.
  ///
  /// - Returns: the lines that it completes, in order; blank ones are left out but counted.
  public mutating func take(_ chunk: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var rest = chunk
    while let end = LineSplitter.lineEnd(in: rest) {
      append(rest[rest.startIndex..<end])
      if let line = completed() { lines.append(line) }
      rest = rest[(end + 1)...]
    }
    append(rest)
    return lines
  }

  /// The last line, when the stream doesn't end with a line end.
  public mutating func finish() -> Line? {
    pending.isEmpty && !isOverLimit ? nil : completed()
  }

  /// `memchr` looks at many bytes at once, also in a debug build.
  private static func lineEnd(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, let found = memchr(start, 0x0A, buffer.count) else {
        return nil
      }
      return bytes.startIndex + (UnsafeRawPointer(found) - start)
    }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    guard !isOverLimit else { return }
    // One byte more is let in for the carriage return, three for a byte order mark.
    if pending.count + bytes.count > limitBytes + 4 {
      isOverLimit = true
      pending = []
    } else {
      pending.append(contentsOf: bytes)
    }
  }

  private mutating func completed() -> Line? {
    number += 1
    defer {
      pending.removeAll(keepingCapacity: pending.capacity <= 1 << 16)
      isOverLimit = false
    }
    guard !isOverLimit else { return .tooLong(number: number) }
    var bytes = pending
    if bytes.last == 0x0D { bytes.removeLast() }
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.count <= limitBytes else { return .tooLong(number: number) }
    let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isBlank ? nil : .bytes(number: number, bytes)
  }
}
