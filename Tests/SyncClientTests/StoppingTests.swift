import DomainModel
import Foundation
import LocalStore
import SyncClient
import SyncProtocol
import Synchronization
import Testing

@Suite("Stopping an exchange, and nodes that do not answer")
struct StoppingTests {
  private func code(_ body: () throws(Failure) -> SyncReport) -> Failure.Code? {
    do throws(Failure) {
      _ = try body()
      return nil
    } catch {
      return error.code
    }
  }

  @Test("Asked at any call, it ends there; the next exchange brings the rest")
  func anywhere() throws {
    let node = SyncWorld.node()
    let writer = try SyncDesk("a", seed: 1)
    for number in 1...8 { try writer.create(SyncWorld.grievance(number)) }
    try writer.sync(node.transport)

    for last in 1..<5 {
      let desk = try SyncDesk("b\(last)", seed: UInt64(last + 1))
      try desk.create(SyncWorld.grievance(100 + last))
      let calls = Mutex(0)
      let transport = NodeTransport(
        send: { request in
          calls.withLock { $0 += 1 }
          return node.answer(request)
        }, listen: { _, _, _ in })

      let stopped = code { () throws(Failure) in
        try StopRequest.obeying({ calls.withLock { $0 } >= last }) { () throws(Failure) in
          try desk.session(transport)()
        }
      }

      #expect(stopped == .interrupted)
      #expect(calls.withLock { $0 } == last)
      let state = try desk.read { (reader) throws(Failure) in
        try reader.setting(SyncSetting.state)
      }
      #expect(state == nil, "being stopped says nothing about the node")
      try desk.sync(node.transport)
      for (id, record) in node.state.withLock({ $0.records }) {
        #expect(try desk.record(id) == record)
      }
    }
  }

  @Test("A port where nobody listens is called so in the system's own words")
  func nobodyListens() throws {
    // Bound and never listening: no other program can take the port meanwhile.
    let closed = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(closed) }
    let transport = try HTTPTransport(address: "http://127.0.0.1:\(port(of: closed))").transport

    let failure = #expect(throws: Failure.self) {
      try transport.send(NodeTransport.Request(.node))
    }

    #expect(failure?.code == .nodeUnreachable)
    #expect(failure?.detail("text") == "Connection refused")
  }

  @Test("A node that takes the call and says nothing keeps nobody")
  func silentNode() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    let port = port(of: listener)
    listen(listener, 1)
    let desk = try SyncDesk("a", seed: 1)
    let transport = try HTTPTransport(address: "http://127.0.0.1:\(port)").transport
    let looks = Mutex(0)

    let stopped = code { () throws(Failure) in
      try StopRequest.obeying({
        looks.withLock { looks in
          looks += 1
          return looks > 2
        }
      }) { () throws(Failure) in try desk.session(transport)() }
    }

    #expect(stopped == .interrupted)
  }

  /// Binds a socket to a port of loopback that the system chooses.
  private func port(of socket: Int32) -> UInt16 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        _ = bind(socket, pointer, size)
        _ = getsockname(socket, pointer, &size)
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }
}
