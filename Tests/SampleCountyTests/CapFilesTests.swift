import DomainModel
import Testing

@testable import SampleCounty

@Suite("Writing CAP files")
struct CapFilesTests {
  let files = SampleCounty.capFiles(seed: CheckedCounty.seed, day: CheckedCounty.loadingDay)
    .map { (name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self)) }

  @Test("All four colours, an update, a cancel and an exercise are among them")
  func kindsAreThere() {
    for mark in ["red", "orange", "yellow", "blue", "update", "cancel", "exercise"] {
      #expect(files.contains { $0.name.contains(mark) }, "\(mark)")
    }
  }

  @Test("Times bear an offset and no placeholder is left")
  func timesAreReal() {
    #expect(files.allSatisfy { $0.text.contains("+08:00</sent>") && !$0.text.contains("{") })
  }

  @Test("What an update refers to is the identifier of another file")
  func referencesResolve() {
    let identifiers = files.compactMap { content(of: "identifier", in: $0.text) }
    let references = files.compactMap { content(of: "references", in: $0.text) }

    #expect(references.count >= 3)
    #expect(
      references.allSatisfy { line in
        let parts = line.split(separator: ",")
        return parts.count == 3 && identifiers.contains(String(parts[1]))
      })
  }

  private func content(of tag: String, in text: String) -> String? {
    for line in text.split(separator: "\n") {
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("<\(tag)>") {
        return String(trimmed.dropFirst(tag.count + 2).dropLast(tag.count + 3))
      }
    }
    return nil
  }
}
