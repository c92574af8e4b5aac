import SyncNode

@main
struct Program {
  static func main() {
    print("dutydesk-node \(nodeVersion)")
  }
}
