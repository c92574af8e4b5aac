import DomainModel
import Phrasebook

/// The verbs of supervised items, plan tasks and to-dos.
enum TaskCommands {
  static let all: [Command] = [
    verb(
      "assign", Phrase("交给单位或人", "Gives it to a unit or a person"),
      [
        .unit(isRequired: true),
        CommandArgument("assignee", .person, Phrase("承办人", "Person"), aliases: ["person"]),
        .reason(),
      ]),
    verb("answer", Phrase("反馈办理情况", "Reports what was done"), [.taskText], isOutward: true),
    verb(
      "return", Phrase("反馈不合要求，退回", "Sends an answer back"), [.reason(isRequired: true)],
      isOutward: true),
    verb(
      "lift", Phrase("解除督办或风险", "Lifts a supervised item or a risk"), [.reason()],
      isOutward: true),
    verb("done", Phrase("办完", "Marks it done"), [.reason()]),
    verb("drop", Phrase("不再办理", "Drops it"), [.reason(isRequired: true)], isOutward: true),
  ]

  private static func verb(
    _ name: String, _ help: Phrase, _ arguments: [CommandArgument] = [], isOutward: Bool = false
  ) -> Command {
    Command(
      "task.\(name)", words: ["task", name], area: .tasks, types: [.task],
      title: Verbs.title(name), help: help, arguments: arguments, isOutward: isOutward,
      stateCommand: name, writes: true)
  }
}
