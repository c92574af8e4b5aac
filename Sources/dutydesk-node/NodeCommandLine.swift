import DomainModel
import JSONDiff
import SyncNode

/// What was asked on the command line.
struct NodeCommandLine {
  enum Verb: String, CaseIterable {
    case serve, invite, sync, prune, revoke, status, verify, backup, restore
    case help = "--help"
    case version = "--version"
  }

  private static let options: [Verb: Set<String>] = [
    .serve: [
      "listen", "data", "store", "tls-cert", "tls-key", "upstream", "upstream-token", "scope",
      "name", "keep-days",
    ],
    .invite: [
      "name", "scope", "role", "unit", "level", "valid-hours", "data", "store", "node", "move",
    ],
    .sync: ["in", "out", "data", "store"],
    .prune: ["keep-days", "data", "store"],
  ]
  /// Options without a value.
  private static let flags: Set<String> = ["node", "move"]
  private static let common: Set<String> = ["data", "store"]

  let verb: Verb
  /// The command that help is asked about; nil for all of them.
  private(set) var subject: Verb?
  private var values: [String: [String]] = [:]
  private var arguments: [String] = []

  /// - Throws: `.usage`.
  init(_ words: [String]) throws(Failure) {
    // The common option may stand before the command.
    let words = words.first == "--lang" ? Array(words.dropFirst(2)) + words.prefix(2) : words
    guard let first = words.first else { throw Failure(.usage, ["text": "no command"]) }
    let isHelp = ["help", "-h"].contains(first)
    guard let verb = Verb(rawValue: isHelp ? "--help" : first) else {
      throw Failure(.usage, ["text": .string("unknown command " + first)])
    }
    let others = words.dropFirst().prefix { $0 != "--" }
    guard verb != .help, !others.contains(where: { ["--help", "-h"].contains($0) }) else {
      self.verb = .help
      subject = verb == .help ? others.first.flatMap(Verb.init(rawValue:)) : verb
      return
    }
    self.verb = verb
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        arguments.append(word)
        continue
      }
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      let name = parts.first ?? ""
      guard name == "lang" || (Self.options[verb] ?? Self.common).contains(name) else {
        throw Failure(.usage, ["text": .string("unknown option " + word)])
      }
      if Self.flags.contains(name) {
        values[name] = [""]
        continue
      }
      guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
        throw Failure(.usage, ["text": .string("a value is missing behind " + word)])
      }
      values[name, default: []].append(value)
    }
    guard option("lang").map({ Language(rawValue: $0) != nil }) ?? true else {
      throw Failure(.argumentInvalid, ["argument": "--lang", "candidates": "zh, en"])
    }
  }

  func option(_ name: String) -> String? { values[name]?.last }

  func argument(_ name: String) throws(Failure) -> String {
    guard let argument = arguments.first else {
      throw Failure(.argumentMissing, ["argument": .string(name)])
    }
    return argument
  }

  func demanded(_ name: String) throws(Failure) -> String {
    guard let value = option(name) else {
      throw Failure(.argumentMissing, ["argument": .string("--" + name)])
    }
    return value
  }

  private func number(_ name: String, _ usual: Int) throws(Failure) -> Int {
    guard let text = option(name) else { return usual }
    guard let number = Int(text), number > 0 else {
      throw Failure(.argumentInvalid, ["argument": .string("--" + name)])
    }
    return number
  }

  /// How long the log is kept.
  func keptDays() throws(Failure) -> Int { try number("keep-days", LogPruning.usualDays) }

  /// Where to listen; loopback and port 8470 when nothing is said.
  func address() throws(Failure) -> NodeAddress {
    let text = option("listen") ?? "127.0.0.1:8470"
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { throw Failure(.argumentInvalid, ["argument": "--listen"]) }
    let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
    return NodeAddress(
      host: host.isEmpty ? "127.0.0.1" : String(host), port: port,
      certificate: option("tls-cert"), key: option("tls-key"))
  }

  /// Who is invited, for 72 hours when nothing is said. `--role` may stand several times, or hold
  /// several roles with commas; `--node` invites a node below instead of a workstation.
  func invitation(now: Instant) throws(Failure) -> Invitation {
    var roles: [Role] = []
    for word in (values["role"] ?? []).flatMap({ $0.split(separator: ",") }) {
      guard let role = Role(rawValue: String(word)) else {
        throw Failure(
          .argumentInvalid,
          ["argument": "--role", "candidates": Role.names(Set(Role.allCases))])
      }
      roles.append(role)
    }
    let hours = try number("valid-hours", 72)
    return Invitation(
      name: try demanded("name"), scope: try demanded("scope"), roles: roles,
      unit: option("unit"), level: try number("level", 3),
      expiresAt: now.adding(milliseconds: Int64(hours) * 3_600_000),
      isNode: option("node") != nil, movesHome: option("move") != nil)
  }
}
