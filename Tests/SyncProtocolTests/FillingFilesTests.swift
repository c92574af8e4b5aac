import JSONDiff
import SyncProtocol
import Testing

@Suite("Filling a file for a node")
struct FillingFilesTests {
  @Test("A file that was filled up to its room can be read, however well it compresses")
  func readable() throws {
    var (file, room) = (ExchangeFile(head: [:], calls: []), ExchangeFile.Room())
    let call = ExchangeFile.Call(.push, body: [UInt8](repeating: 0, count: 32 << 20))
    while !room.isFull, file.calls.count < 20 {
      room.take(call)
      file.calls.append(call)
    }

    #expect(file.calls.count == 4)
    #expect(!room.holds(1))
    #expect(try ExchangeFile(bytes: file.bytes).calls.count == 4)
  }
}
