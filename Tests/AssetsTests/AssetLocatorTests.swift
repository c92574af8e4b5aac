import Assets
import Testing

@Suite("Finding the program's files")
struct AssetLocatorTests {
  @Test("Places are asked from the user's choice to the system's")
  func order() {
    let locator = AssetLocator(
      explicit: "/given",
      environment: [
        "DUTYDESK_ASSETS": "/assets", "HOME": "/home/wang", "XDG_DATA_DIRS": "/usr/share:relative",
      ],
      executable: "/src/duty/.build/x86_64/debug/dutydesk",
      files: fakeFiles(["/src/duty/.build/x86_64/debug/Dutydesk_Assets.resources/Themes/a.toml": ""]
      ))

    #expect(
      locator.roots == [
        "/given", "/assets", "/home/wang/.config/dutydesk", "/home/wang/.local/share/dutydesk",
        "/src/duty/.build/x86_64/debug/../share/dutydesk",
        "/src/duty/.build/x86_64/debug/Dutydesk_Assets.resources", "/src/duty",
        "/usr/share/dutydesk",
      ])
  }

  @Test("XDG folders win over the home folder, relative ones are ignored")
  func userFolders() {
    let folders = UserFolders([
      "HOME": "/home/wang", "XDG_CONFIG_HOME": "/etc/wang", "XDG_DATA_HOME": "relative",
    ])

    #expect(folders.configuration == "/etc/wang/dutydesk")
    #expect(folders.data == "/home/wang/.local/share/dutydesk")
    #expect(UserFolders([:]).data == nil)
    #expect(UserFolders([:]).shared == ["/usr/local/share/dutydesk", "/usr/share/dutydesk"])
  }

  @Test("Nothing found is nil, not an end of the program")
  func nothing() {
    let locator = AssetLocator(environment: [:], executable: nil, files: fakeFiles([:]))

    #expect(locator.folder("Themes") == nil)
  }
}
