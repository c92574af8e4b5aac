import SyncNode
import Testing
@Test func versionIsTold() { #expect(nodeVersion.contains(".")) }
