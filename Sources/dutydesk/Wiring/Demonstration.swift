import DomainModel
import Foundation
import LocalStore
import UseCases

/// A throw-away store filled from `Samples/`: made before, removed after what runs on it.
struct Demonstration {
  let composition: Composition

  /// Runs the body on the demonstration's store and gives its exit status.
  func run(_ body: (Composition) throws(Failure) -> Int32) throws(Failure) -> Int32 {
    let folder = NSTemporaryDirectory() + "dutydesk-demo-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let demonstration = Composition(
      options: composition.options, surroundings: composition.surroundings,
      demonstration: folder)
    try fill(demonstration)
    return try body(demonstration)
  }

  private func fill(_ demonstration: Composition) throws(Failure) {
    let unopened = demonstration.openDesk()
    let place = demonstration.workplace(unopened)
    let made = try InitialiseStore(place: place)(operatorName: nil, scope: nil)
    _ = try LoadSamples(desk: made.desk, place: place)()
    try made.desk.store.close()
  }
}
