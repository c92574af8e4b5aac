import DomainModel
import JSONDiff
import RecordMerge
import SyncProtocol

/// Numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

enum ProtocolWorld {
  static let clock: Int64 = 1_795_395_600_000 << 11
  static let digest = "sm3:" + String(repeating: "0a", count: 32)

  static func uuid(_ random: inout Seeded) -> String {
    IDs.uuidV7(milliseconds: 1_795_395_600_000 + Int64.random(in: 0...90_000, using: &random)) {
      count in (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
  }

  /// Edits of two fields, as a busy morning makes them.
  static func changes(_ count: Int, seed: UInt64 = 7) -> [Change] {
    var random = Seeded(seed)
    let actors = (0..<6).map { _ in uuid(&random) }
    let device = uuid(&random)
    return (0..<count).map { index in
      let minute = Int.random(in: 0...59, using: &random)
      let due = "2026-12-\(Int.random(in: 10...28, using: &random))T0\(minute % 10):00:00.000Z"
      let patch = JSONPatch([
        .replace(JSONPointer(tokens: ["dueAt"]), .string(due)),
        .replace(JSONPointer(tokens: ["urgency"]), minute % 3 == 0 ? "urgent" : "normal"),
      ])
      return Change(
        record: uuid(&random), type: "grievance", scope: "370102", device: device, epoch: 77_120,
        number: 301 + index, base: 18_000 + Int.random(in: 0...900, using: &random), patch: patch,
        command: "grievance.edit", actor: actors.randomElement(using: &random) ?? device,
        clock: clock + (Int64(index) * 2100 << 11) + Int64.random(in: 0...900, using: &random) << 11
      )
    }
  }

  static func objects(_ changes: [Change]) -> [JSONObject] {
    changes.compactMap(\.json.object)
  }
}
