/// Every command of the program.
public enum CommandCatalog {
  /// All commands in the order of help: everywhere, lists, records, panes, store, tools.
  public static let all: [Command] =
    ScreenCommands.everywhere + ScreenCommands.selection + ScreenCommands.list
    + ScreenCommands.record + GrievanceCommands.all

  private static let byID: [String: Command] = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The command of this id.
  public static func command(id: String) -> Command? { byID[id] }

  /// The commands of these areas, in the order of the areas.
  public static func commands(in areas: [CommandArea]) -> [Command] {
    areas.flatMap { area in all.filter { $0.area == area } }
  }
}
