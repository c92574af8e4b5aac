import DomainModel
import Phrasebook

/// Who may sit at this workstation.
enum OperatorCommands {
  static let all: [Command] = [
    Command(
      "operator.list", words: ["operator", "list"], area: .store,
      title: Phrase("操作员", "Operators"),
      help: Phrase("列出操作员及其角色", "Lists the operators and their roles")),
    Command(
      "operator.add", words: ["operator", "add"], area: .store,
      title: Phrase("增加操作员", "Add operator"),
      help: Phrase("增加一位操作员并授予角色", "Adds an operator with roles"),
      arguments: [
        CommandArgument(
          "name", .text, Phrase("姓名", "Name"), isRequired: true, spelling: .positional),
        CommandArgument("account", .text, Phrase("账号", "Account")),
        CommandArgument("unit", .unit, Phrase("单位", "Unit")),
        CommandArgument("role", .text, Phrase("角色，逗号分开", "Roles, comma-separated")),
        CommandArgument("scope", .region, Phrase("区划代码", "Region code")),
        CommandArgument("level", .number, Phrase("级别 1–4", "Level 1–4")),
        CommandArgument("own-unit", .flag, Phrase("只限本单位", "Bound to the unit")),
      ], writes: true),
    Command(
      "operator.switch", words: ["operator", "switch"], area: .store,
      title: Phrase("换人", "Switch operator"),
      help: Phrase("此后由这位操作员操作", "This operator acts from now on"),
      arguments: [person(isRequired: true), .passphraseFile], writes: true),
    Command(
      "operator.unlock", words: ["operator", "unlock"], area: .store,
      title: Phrase("解锁", "Unlock"),
      help: Phrase("用口令在此终端解锁操作员的密钥", "Opens an operator's key at this terminal"),
      arguments: [person(), .passphraseFile], writes: true),
    Command(
      "operator.lock", words: ["operator", "lock"], area: .store,
      title: Phrase("锁定", "Lock"),
      help: Phrase("在此终端锁上操作员的密钥", "Closes an operator's key at this terminal"),
      arguments: [person()], writes: true),
    Command(
      "operator.passphrase", words: ["operator", "passphrase"], area: .store,
      title: Phrase("口令", "Passphrase"),
      help: Phrase(
        "设置、更换或取消操作员密钥的口令", "Sets, changes or removes the passphrase of an operator's key"),
      arguments: [
        person(), .passphraseFile,
        CommandArgument("old-passphrase-file", .file, Phrase("现有口令的文件", "File of the present one")),
        CommandArgument("remove", .flag, Phrase("取消口令", "Without passphrase")),
      ], writes: true),
  ]

  private static func person(isRequired: Bool = false) -> CommandArgument {
    CommandArgument(
      "operator", .person, Phrase("操作员", "Operator"), isRequired: isRequired,
      spelling: .positional)
  }

}
