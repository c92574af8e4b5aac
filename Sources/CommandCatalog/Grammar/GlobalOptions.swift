import DomainModel

/// The options that every command takes, wherever they stand on the line.
public struct GlobalOptions: Sendable, Hashable {
  /// The folder of the store.
  public var store: String?
  /// The configuration file.
  public var configuration: String?
  /// The language of output.
  public var language: Language?
  /// Who acts.
  public var actor: String?
  /// The clock for this command.
  public var now: Instant?
  /// The theme of the screen.
  public var theme: String?
  /// Whether one JSON document is printed.
  public var isJSON = false
  /// Whether a record a line is printed.
  public var isNDJSON = false
  /// Whether the screen is linear.
  public var isPlain = false
  /// Whether a throw-away store is used.
  public var isDemonstration = false
  /// Whether writes are refused.
  public var isReadOnly = false
  /// Whether help was asked for.
  public var wantsHelp = false
  /// Whether the version was asked for.
  public var wantsVersion = false

  /// Nothing given.
  public init() {}

  /// The names with what they mean, for help, completions and the manual.
  public static let descriptions: [(spelling: String, help: Phrase)] = [
    ("--store DIR", Phrase("数据库所在的文件夹", "The store's folder")),
    ("--config FILE", Phrase("配置文件", "The configuration file")),
    ("--json", Phrase("标准输出只有一个 JSON 文档", "Exactly one JSON document on standard output")),
    ("--ndjson", Phrase("每行输出一条记录", "One record a line")),
    ("--lang zh|en", Phrase("语言", "Language")),
    ("--actor ID", Phrase("以哪位操作员的身份", "The operator who acts")),
    ("--now TIME", Phrase("把时钟定在此刻，供测试和演练", "Fixes the clock, for tests and drills")),
    ("--theme NAME", Phrase("配色", "The theme of the screen")),
    ("--plain", Phrase("逐行模式，供读屏软件使用", "Linear mode, for screen readers")),
    ("--demo", Phrase("临时的示例数据库", "A throw-away store with samples")),
    ("--read-only", Phrase("只看，不写", "Reads, refuses to write")),
    ("--help", Phrase("说明", "Help")),
    ("--version", Phrase("版本", "Version")),
  ]

  /// Takes a flag; false when it isn't one of these.
  mutating func takeFlag(_ name: String) -> Bool {
    switch name {
    case "--json": isJSON = true
    case "--ndjson": isNDJSON = true
    case "--plain": isPlain = true
    case "--demo": isDemonstration = true
    case "--read-only": isReadOnly = true
    case "--help", "-h": wantsHelp = true
    case "--version": wantsVersion = true
    default: return false
    }
    return true
  }

  /// Whether the name takes a value.
  static func takesValue(_ name: String) -> Bool {
    ["--store", "--config", "--lang", "--actor", "--now", "--theme"].contains(name)
  }

  /// - Throws: `.usageValue` when the value cannot be one of this option.
  mutating func takeValue(_ value: String, of name: String) throws(UsageProblem) {
    switch name {
    case "--store": store = value
    case "--config": configuration = value
    case "--actor": actor = value
    case "--theme": theme = value
    case "--lang":
      guard let parsed = Language(rawValue: value) else {
        throw .badValue(option: name, value: value, expected: "zh, en")
      }
      language = parsed
    default:
      guard let instant = ArgumentValues.instant(value) else {
        throw .badValue(option: name, value: value, expected: "2026-11-23T21:04:37+08:00")
      }
      now = instant
    }
  }
}
