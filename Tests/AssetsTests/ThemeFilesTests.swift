import Assets
import CellGrid
import Foundation
import Testing

@Suite("Looking at the themes that come with the program")
struct ThemeFilesTests {
  static let names = ["light", "dark", "night", "high-contrast", "monochrome", "terminal"]

  /// The package's own folder, found from this file.
  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false)

  static func load(_ name: String) -> LoadedTheme {
    ThemeLibrary(AssetLocator(explicit: folder, environment: [:], executable: nil)).load(name)
  }

  @Test(
    "Every theme gives all roles, both colours or neither, and has no mistakes", arguments: names)
  func complete(name: String) {
    #expect(Self.load(name).problems.isEmpty)
    #expect(Self.load(name).theme.name == name)
  }

  @Test("Text is readable on its ground at every depth whose colours are known", arguments: names)
  func contrast(name: String) {
    let theme = Self.load(name).theme
    for depth in ColorDepth.allCases where depth > .monochrome {
      let resolved = theme.resolved(for: depth)
      for role in StyleRole.allCases where isKnown(theme[role]) {
        let look = resolved[role]
        guard let front = look.foreground.color, let back = look.background.color else {
          Issue.record("\(name) leaves a known colour of \(role) open at \(depth)")
          continue
        }
        let least = role == .border ? 1.8 : theme.minimumContrast
        #expect(front.contrastRatio(with: back) >= least, "\(name) \(role) \(depth)")
      }
    }
  }

  @Test("High contrast promises seven to one")
  func highContrast() {
    #expect(Self.load("high-contrast").theme.minimumContrast == 7)
  }

  @Test("Severity differs at each step without any colour", arguments: names)
  func monochromeLadder(name: String) {
    let resolved = Self.load(name).theme.resolved(for: .monochrome)
    let ladder: [StyleRole] = [.critical, .warning, .caution, .info, .text]

    #expect(Set(ladder.map { resolved[$0].emphasis }).count == ladder.count)
    #expect(StyleRole.allCases.allSatisfy { resolved[$0].foreground == .terminal })
  }

  @Test("Red differs from orange and yellow wherever there are colours", arguments: names)
  func severityInColour(name: String) {
    let theme = Self.load(name).theme
    for depth in ColorDepth.allCases {
      let resolved = theme.resolved(for: depth)

      #expect(resolved[.critical] != resolved[.warning])
      #expect(resolved[.critical] != resolved[.caution])
      #expect(resolved[.warning] != resolved[.caution])
      #expect(resolved[.critical] != resolved[.text])
    }
  }

  @Test("Night is under a fifth of the light theme's luminance and hardly blue")
  func night() {
    let brightest = Self.load("light").theme.brightest
    let night = Self.load("night").theme

    #expect(night.brightest < brightest / 5)
    for color in night.knownColors {
      #expect(color.blue <= max(color.red, color.green) / 5 * 3 + 8)
    }
  }

  private func isKnown(_ style: Style) -> Bool {
    style.colors?.contrastRatio != nil
  }
}

extension Theme {
  var knownColors: [Color] {
    StyleRole.allCases.flatMap { [self[$0].foreground, self[$0].background] }.compactMap { color in
      if case .rgb(let known) = color { known } else { nil }
    }
  }

  var brightest: Double { knownColors.map(\.luminance).max() ?? 0 }
}
