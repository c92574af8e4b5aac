public import DomainModel

/// What the environment says about things that the configuration leaves open.
public struct EnvironmentDefaults: Hashable, Sendable {
  /// Language of the locale; Chinese when the locale names none.
  public let language: Language
  /// True over SSH.
  public let isRemote: Bool
  /// True when `ACCESSIBLE` asks for linear mode.
  public let wantsLinear: Bool

  /// Reads the environment.
  public init(_ environment: [String: String]) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    // The first of the three that is set decides (POSIX 8.2).
    let locale = value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") ?? ""
    let name = locale.prefix { $0 != "." && $0 != "@" }
    let namesNone = name.isEmpty || name == "C" || name == "POSIX"
    language = namesNone || name.hasPrefix("zh") ? .chinese : .english
    isRemote = ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].contains { value($0) != nil }
    let accessible = value("ACCESSIBLE")?.lowercased()
    wantsLinear = accessible != nil && accessible != "0" && accessible != "false"
  }
}
