import DomainModel
import Interchange
import LocalStore
import Synchronization

/// The units of the store by name and code, and back, read when first asked for: catalogues and
/// service requests name units in words.
final class UnitNames: Sendable {
  private let desk: Desk
  private let read = Mutex<Names?>(nil)

  init(desk: Desk) {
    self.desk = desk
  }

  /// The id of a unit by id, code or exact name, nil when there is none or more than one.
  func id(_ text: String) -> String? {
    let names = names()
    if names.units[text] != nil { return text }
    guard let ids = names.ids[text], ids.count == 1 else { return nil }
    return ids.first
  }

  /// Name and code of a unit, nil when the store doesn't have it.
  func name(_ id: String) -> ExportSettings.UnitName? { names().units[id] }

  private struct Names {
    var units: [String: ExportSettings.UnitName] = [:]
    var ids: [String: Set<String>] = [:]
  }

  private func names() -> Names {
    read.withLock { known in
      if let known { return known }
      let names = (try? readAll()) ?? Names()
      known = names
      return names
    }
  }

  private func readAll() throws(Failure) -> Names {
    try desk.store.read { (reader) throws(Failure) in
      var names = Names()
      try reader.forEach(.unit) { (stored) throws(Failure) in
        let unit = stored.record
        let name = unit.text("name") ?? ""
        let code = unit.text("code")
        names.units[unit.id] = ExportSettings.UnitName(name: name, code: code)
        for text in [name, code ?? ""] where !text.isEmpty {
          names.ids[text, default: []].insert(unit.id)
        }
        return true
      }
      return names
    }
  }
}
