import Assets
import DomainModel
import Glibc

/// What the environment of the process says.
struct Surroundings {
  let variables: [String: String]

  static let ofThisProcess = Surroundings(variables: environmentVariables())

  /// What `DUTYDESK_LANG` says.
  var namedLanguage: Language? {
    guard let value = variables["DUTYDESK_LANG"], !value.isEmpty else { return nil }
    return value.hasPrefix("zh") ? .chinese : .english
  }

  /// From `LC_ALL`, `LC_MESSAGES` and `LANG`, the first that says a language; Chinese if none does
  /// (`C` and `POSIX` say nothing).
  var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = variables[name], !value.isEmpty else { continue }
      if value.hasPrefix("zh") { return .chinese }
      if value == "C" || value.hasPrefix("C.") || value.hasPrefix("POSIX") { continue }
      return .english
    }
    return .chinese
  }

  /// What `DUTYDESK_STORE` names.
  var namedStore: String? {
    guard let directory = variables["DUTYDESK_STORE"], !directory.isEmpty else { return nil }
    return directory
  }

  /// In the data directory of the XDG base directory specification.
  var defaultStore: String { directory("XDG_DATA_HOME", or: ".local/share") + "/dutydesk" }

  /// `config.toml` in the XDG config directory.
  var configurationFile: String {
    directory("XDG_CONFIG_HOME", or: ".config") + "/dutydesk/config.toml"
  }

  /// The folder of samples: named by the environment, of this user, installed beside the program,
  /// or in the checkout where it was built.
  var samplesDirectory: String? {
    let locator = AssetLocator(environment: variables, executable: Surroundings.programPath)
    let named = variables["DUTYDESK_SAMPLES"].flatMap { $0.isEmpty ? nil : [$0] }
    return (named ?? locator.folders("Samples")).first { access($0 + "/county", R_OK) == 0 }
  }

  /// The real path of the running program.
  static var programPath: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "./dutydesk" }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func directory(_ name: String, or fallback: String) -> String {
    if let value = variables[name], value.hasPrefix("/") { return value }
    return (variables["HOME"] ?? ".") + "/" + fallback
  }

  private static func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(separator: "=", maxSplits: 1)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return variables
  }
}
