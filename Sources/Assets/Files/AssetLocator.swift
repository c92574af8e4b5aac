/// Finds folders of the program: `Themes`, `Samples`.
///
/// Never by `Bundle.module`, which ends the process when the bundle is missing: a program that was
/// copied alone must still start.
public struct AssetLocator: Sendable {
  /// Places in the order in which they are asked; some may not exist.
  public let roots: [String]
  let files: FileAccess

  /// A locator.
  /// - Parameters:
  ///   - explicit: a folder that the user named; asked first.
  ///   - environment: the environment of the process.
  ///   - executable: the real path of the running program, symbolic links resolved.
  ///   - files: the file system.
  public init(
    explicit: String? = nil, environment: [String: String], executable: String?,
    files: FileAccess = .system
  ) {
    self.files = files
    var roots: [String] = []
    for place in [explicit, environment["DUTYDESK_ASSETS"]] {
      if let place, !place.isEmpty { roots.append(place) }
    }
    let folders = UserFolders(environment)
    roots += [folders.configuration, folders.data].compactMap { $0 }
    if let executable { roots += Self.places(around: executable, files: files) }
    roots += folders.shared
    self.roots = roots
  }

  /// The first folder of this name; nil when no place has it.
  public func folder(_ name: String) -> String? {
    folders(name).first
  }

  /// All folders of this name, nearest to the user first.
  public func folders(_ name: String) -> [String] {
    var seen: Set<String> = []
    return roots.map { "\($0)/\(name)" }.filter { files.isFolder($0) && seen.insert($0).inserted }
  }

  /// Beside the program: installed, as a package's resources, or built in its checkout.
  private static func places(around executable: String, files: FileAccess) -> [String] {
    guard let slash = executable.lastIndex(of: "/") else { return [] }
    let folder = String(executable[..<slash])
    var places = ["\(folder)/../share/dutydesk"]
    let suffixes = ["_Assets.resources", "_Assets.bundle"]
    places += files.names(folder).filter { name in suffixes.contains { name.hasSuffix($0) } }
      .map { "\(folder)/\($0)" }
    if let build = executable.firstRange(of: "/.build/") {
      places.append(String(executable[..<build.lowerBound]))
    }
    return places
  }
}

/// The folders of the XDG base directory specification for this program.
public struct UserFolders: Sendable {
  /// Where `config.toml` and own themes are; nil without a home.
  public let configuration: String?
  /// Where the store is unless told otherwise; nil without a home.
  public let data: String?
  /// Folders shared by all users, in order.
  public let shared: [String]

  /// Folders from the environment. Relative paths are ignored, as the specification wants.
  public init(_ environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = absolute("HOME")
    configuration = (absolute("XDG_CONFIG_HOME") ?? home.map { "\($0)/.config" })
      .map { "\($0)/dutydesk" }
    data = (absolute("XDG_DATA_HOME") ?? home.map { "\($0)/.local/share" })
      .map { "\($0)/dutydesk" }
    let list = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 }
    shared = (list ?? "/usr/local/share:/usr/share").split(separator: ":")
      .filter { $0.hasPrefix("/") }.map { "\($0)/dutydesk" }
  }
}
