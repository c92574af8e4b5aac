import DomainModel
import Foundation
import JSONDiff
import LocalStore
import UseCases

/// A store of its own in a folder of its own.
final class World {
  let directory: String
  let clock: WorldClock
  let files = WorldFiles()
  let place: Workplace
  let desk: Desk

  init(scope: String = "370102") throws {
    // A Monday morning at 9:00 in Jinan.
    let start = Instant(rfc3339: "2026-11-23T09:00:00+08:00")
    clock = WorldClock(start ?? Instant(milliseconds: 0))
    directory = NSTemporaryDirectory() + "usecases-" + UUID().uuidString
    place = Workplace(
      directory: directory, environment: clock.environment, files: files.files,
      desk: { () throws(Failure) in throw Failure(.storeMissing) },
      samples: { () throws(Failure) in throw Failure(.samplesInvalid) })
    desk = try InitialiseStore(place: place)(operatorName: "王岚", scope: scope).desk
  }

  deinit {
    try? desk.store.close()
    try? FileManager.default.removeItem(atPath: directory)
  }

  func advance(seconds: Int) { clock.advance(seconds: seconds) }

  func put(_ text: String, at path: String) { files[path] = Array(text.utf8) }

  func text(at path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
}
