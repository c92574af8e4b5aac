import DomainModel

/// Named lists of commands of an operator's own.
enum MacroCommands {
  static let all: [Command] = [
    Command(
      "macro.run", words: ["macro", "run"], area: .selection, types: [.grievance],
      keys: ["@"], title: Phrase("执行宏", "Run a macro"),
      help: Phrase(
        "逐步执行自己存的命令，规则与单独执行相同，逐步撤销", "Your kept commands, step by step; undone step by step"),
      arguments: [name(.macro)], isOutward: true, writes: true),
    Command(
      "macro.keep", words: ["macro", "keep"], area: .store, title: Phrase("存宏", "Keep a macro"),
      help: Phrase(
        "给一串命令起名：每步不带编号，用分号或换行分开", "Names commands: each without records, between ; or lines"),
      arguments: [
        name(.text),
        CommandArgument("steps", .longText, Phrase("步骤", "Steps"), isRequired: true),
      ], writes: true),
    Command(
      "macro.drop", words: ["macro", "drop"], area: .store, title: Phrase("删宏", "Forget a macro"),
      help: Phrase("删去自己存的一个宏", "Forgets one of your macros"), arguments: [name(.macro)],
      writes: true),
    Command(
      "macro.list", words: ["macro", "list"], area: .store, title: Phrase("我的宏", "My macros"),
      help: Phrase("自己存的宏和各步", "Your macros with their steps")),
  ]

  private static func name(_ kind: CommandArgument.Kind) -> CommandArgument {
    CommandArgument("name", kind, Phrase("名称", "Name"), isRequired: true)
  }
}
