#if PostgreSQL
/// A value on its way to the server, in the binary form of the protocol.
enum PostgreSQLValue {
  case integer(Int)
  case bytes([UInt8])
  case integers([Int])
  case byteArrays([[UInt8]])

  static func text(_ text: String) -> PostgreSQLValue { .bytes(Array(text.utf8)) }

  static func texts(_ texts: [String]) -> PostgreSQLValue {
    .byteArrays(texts.map { Array($0.utf8) })
  }
}

/// The values of one statement, one behind the other in one piece of memory.
struct PostgreSQLParameters {
  private(set) var bytes: [UInt8] = []
  /// Where each value begins, and how long it is.
  private(set) var places: [(offset: Int, length: Int)] = []

  init(_ values: [PostgreSQLValue]) {
    for value in values { append(value) }
  }

  private mutating func append(_ value: PostgreSQLValue) {
    let offset = bytes.count
    switch value {
    case .integer(let integer): append(integer: integer)
    case .bytes(let piece): bytes += piece
    case .integers(let integers):
      appendHead(of: .integer, count: integers.count)
      for integer in integers {
        append(word: 8)
        append(integer: integer)
      }
    case .byteArrays(let pieces):
      appendHead(of: .bytes, count: pieces.count)
      for piece in pieces {
        append(word: piece.count)
        bytes += piece
      }
    }
    places.append((offset, bytes.count - offset))
  }

  /// An array's head: one dimension, no nulls, the type of its elements, how many, counted from 1.
  private mutating func appendHead(of type: PostgreSQLType, count: Int) {
    for word in [1, 0, Int(type.rawValue), count, 1] { append(word: word) }
  }

  private mutating func append(word: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: word).bigEndian) { bytes += $0 }
  }

  private mutating func append(integer: Int) {
    withUnsafeBytes(of: Int64(integer).bigEndian) { bytes += $0 }
  }
}

/// The types in use, by the numbers that the protocol gives them on every engine.
enum PostgreSQLType: UInt32 {
  case integer = 20
  case bytes = 17
  case integers = 1016
  case byteArrays = 1001
}
#endif
