import DomainModel

/// Every command of the program.
public enum CommandCatalog {
  /// All commands in the order of help: everywhere, lists, records, panes, store, tools.
  public static let all: [Command] =
    ScreenCommands.everywhere + ScreenCommands.selection + ScreenCommands.list
    + ScreenCommands.record + ChangeCommands.all + MacroCommands.all + GrievanceCommands.all
    + TaskCommands.all
    + AlertCommands.all + PaneCommands.all + StoreCommands.all + SyncCommands.all
    + OperatorCommands.all + JSONCommands.all + HelpCommands.all

  private static let byID: [String: Command] = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The names of the panes on the command line, with the types of their records.
  public static let panes: [(word: String, types: Set<RecordType>)] = [
    ("grievance", [.grievance, .dispatchRule]),
    ("inspection", [.inspection, .inspectionPlan, .rectification, .checklist]),
    (
      "alert",
      [
        .alert, .alertAction, .source, .incident, .responsePlan, .shift, .supply, .team, .allotment,
        .report,
      ]
    ),
    (
      "catalog",
      [.catalogEntry, .dataRequest, .dataDispute, .policy, .scenario, .marketItem]
    ),
    (
      "licence",
      [
        .licenceType, .licence, .mandate, .serviceItem, .application, .seal, .trustedIssuer,
        .statusList,
      ]
    ),
    ("task", [.task]),
  ]

  /// The names of the panes on the command line.
  public static let paneWords = panes.map(\.word)

  /// What a pane's word allows a common verb behind it; empty for words that are no pane's.
  static func paneTypes(_ word: String) -> Set<RecordType> {
    panes.first { $0.word == word }?.types ?? []
  }

  /// Every command line with its command, in the order of help; a pane's own verb goes before a
  /// common one of the same name.
  public static let lines: [(words: [String], command: Command)] =
    all.compactMap { command in command.words.map { ($0, command) } }
    + paneWords.flatMap { pane in
      all.filter(\.isPaneVerb).map { ([pane] + ($0.words ?? []), $0) }
    }

  private static let byWords: [[String]: Command] = Dictionary(
    lines.map { ($0.words, $0.command) }, uniquingKeysWith: { first, _ in first })

  /// The command of this id.
  public static func command(id: String) -> Command? { byID[id] }

  /// The command of exactly these words of the command line.
  public static func command(words: [String]) -> Command? { byWords[words] }

  /// The commands of these areas, in the order of the areas.
  public static func commands(in areas: [CommandArea]) -> [Command] {
    areas.flatMap { area in all.filter { $0.area == area } }
  }

  /// Up to eight command lines that an unknown one may have meant: those that differ in two letters
  /// at most, else the same verb of the panes, else those that begin with its first word or alike.
  static func candidates(for asked: String) -> [String] {
    let words = asked.split(separator: " ").map(String.init)
    let first = words.first ?? asked
    let own = all.compactMap(\.words)
    let groups = [
      misspelt(words), own.filter { $0.count > 1 && $0.last == first },
      own.filter { $0[0] == first }, own.filter { $0[0].hasPrefix(first.prefix(2)) },
    ]
    let found = groups.first { !$0.isEmpty } ?? []
    return found.prefix(8).map { $0.joined(separator: " ") }
  }

  private static func misspelt(_ words: [String]) -> [[String]] {
    let near = lines.map(\.words).map { line in
      let meant = words.prefix(line.count).joined(separator: " ")
      return (line: line, distance: SpellingDistance.distance(meant, line.joined(separator: " ")))
    }
    guard let least = near.map(\.distance).min(), least <= 2 else { return [] }
    return near.filter { $0.distance == least }.map(\.line)
  }

  /// Whether command lines begin with these words, as with a pane's name.
  static func hasLines(beginning words: [String]) -> Bool {
    lines.contains { $0.words.starts(with: words) }
  }
}
