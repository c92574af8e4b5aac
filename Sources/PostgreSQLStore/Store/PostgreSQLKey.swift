#if PostgreSQL
import SyncNode

/// Keys as bytes: they sort alike on every engine. Those of all books stand in one table, each behind
/// its book's name, which also keeps a bound from ever being empty.
enum PostgreSQLKey {
  static func of(_ book: Book, _ key: String) -> [UInt8] { Array("\(book.rawValue)/\(key)".utf8) }

  static func key(_ bytes: [UInt8], in book: Book) -> String {
    String(decoding: bytes.dropFirst(book.rawValue.utf8.count + 1), as: UTF8.self)
  }

  /// Where all keys that begin so end: no text has the byte 0xFF.
  static func end(of prefix: [UInt8]) -> [UInt8] { prefix + [0xFF] }

  /// The least key behind another.
  static func next(behind key: [UInt8]) -> [UInt8] { key + [0] }

  /// A record's id; the lowest byte stands for none.
  static func id(_ id: String) -> [UInt8] { id.isEmpty ? [0] : Array(id.utf8) }
}
#endif
