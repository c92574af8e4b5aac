import ArgumentParser

/// Writes invented records: the county of `Samples/`, the plan's tasks, or many for measuring.
@main
struct SamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dutydesk-samples",
    abstract: "Invented records for Dutydesk, the same for the same seed.",
    subcommands: [BulkCommand.self, CountyCommand.self, PlanCommand.self],
    defaultSubcommand: BulkCommand.self)
}
