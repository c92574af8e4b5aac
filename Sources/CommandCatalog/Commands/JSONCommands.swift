import DomainModel
import Phrasebook

/// The tools that need no store.
enum JSONCommands {
  static let all: [Command] = [
    tool(
      "diff", Phrase("比较", "Diff"),
      Phrase("把 A 变成 B 的 RFC 6902 补丁", "The RFC 6902 patch that turns A into B"),
      ["a", "b"]),
    tool(
      "patch", Phrase("打补丁", "Patch"), Phrase("应用 RFC 6902 补丁", "Applies RFC 6902"),
      ["doc", "patch"]),
    tool(
      "merge-patch", Phrase("合并补丁", "Merge patch"), Phrase("应用 RFC 7396 合并补丁", "Applies RFC 7396"),
      ["doc", "patch"]),
    tool(
      "merge", Phrase("三方合并", "Merge"),
      Phrase("三方合并，有冲突时退出码为 1", "Three-way; exits 1 with conflicts"),
      ["base", "mine", "theirs"]),
    tool(
      "canonical", Phrase("规范形式", "Canonical"), Phrase("RFC 8785 的字节", "The bytes of RFC 8785"),
      ["doc"],
      [CommandArgument("digest", .flag, Phrase("只要 SM3 摘要", "Only the SM3 digest"))]),
    check("uscc", Phrase("统一社会信用代码", "Credit code"), Phrase("按 GB 32100 核对", "Checks by GB 32100")),
    check(
      "citizen-id", Phrase("公民身份号码", "Citizen id"), Phrase("按 GB 11643 核对", "Checks by GB 11643")),
    check("region", Phrase("区划代码", "Region code"), Phrase("按 GB/T 2260 核对", "Checks by GB/T 2260")),
    check(
      "licence-id", Phrase("证照标识", "Licence id"),
      Phrase("按 ISO 7064 MOD 37,36 核对", "Checks by ISO 7064 MOD 37,36")),
  ]

  private static func tool(
    _ name: String, _ title: Phrase, _ help: Phrase, _ files: [String],
    _ options: [CommandArgument] = []
  ) -> Command {
    Command(
      "json.\(name)", words: ["json", name], area: .json, title: title, help: help,
      arguments: files.map {
        CommandArgument(
          $0, .file, Phrase("JSON 文件", "JSON file"), isRequired: true, spelling: .positional)
      } + options)
  }

  private static func check(_ name: String, _ title: Phrase, _ help: Phrase) -> Command {
    Command(
      "check.\(name)", words: ["check", name], area: .json, title: title, help: help,
      arguments: [
        CommandArgument(
          "value", .text, Phrase("值", "Value"), isRequired: true, spelling: .remaining)
      ])
  }
}
