import DomainModel
import Phrasebook

/// What the program says of itself, all made from the catalogue.
enum HelpCommands {
  static let all: [Command] = [
    Command(
      "help.keys", words: ["help", "keys"], area: .store, title: Phrase("按键表", "Keys"),
      help: Phrase("每个按键和命令", "Every key and command")),
    Command(
      "help.manual", words: ["help", "manual"], area: .store, title: Phrase("手册", "Manual"),
      help: Phrase("man 格式的手册", "The manual page in man format"),
      arguments: [CommandArgument("markdown", .flag, Phrase("Markdown 格式", "As Markdown"))]),
    Command(
      "help.completions", words: ["completions"], area: .store,
      title: Phrase("命令补全", "Completions"),
      help: Phrase("供 bash、zsh 或 fish 使用的补全脚本", "A completion script for bash, zsh or fish"),
      arguments: [
        CommandArgument(
          "shell",
          .choice([
            .init("bash", "bash", "bash"), .init("zsh", "zsh", "zsh"),
            .init("fish", "fish", "fish"),
          ]), Phrase("shell", "Shell"), isRequired: true, spelling: .positional)
      ]),
  ]
}
