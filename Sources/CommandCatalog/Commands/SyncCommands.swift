import DomainModel
import Phrasebook

/// Commands on the node and on what couldn't be merged.
enum SyncCommands {
  static let all: [Command] = [
    Command(
      "sync.enrol", words: ["enrol"], area: .sync, title: Phrase("加入节点", "Join a node"),
      help: Phrase(
        "用一次性口令加入节点：交换密钥，取得权限和工位代码",
        "Joins a node with a one-time token: keys, grants and desk letters"),
      arguments: [
        CommandArgument(
          "url", .text, Phrase("节点地址", "Node's address"), isRequired: true,
          spelling: .positional),
        CommandArgument("token", .text, Phrase("一次性口令", "One-time token"), isRequired: true),
        CommandArgument(
          "keep-samples", .flag, Phrase("示例作为新记录上送", "Push samples as new")),
      ], writes: true),
    Command(
      "sync.now", words: ["sync"], area: .sync, title: Phrase("同步", "Sync"),
      help: Phrase("发出、收取并合并", "Pushes, pulls and merges"),
      arguments: [
        CommandArgument("watch", .flag, Phrase("一直同步", "Keep syncing")),
        CommandArgument("dry-run", .flag, Phrase("只看不做", "Only say what would be")),
      ], writes: true),
    Command(
      "conflicts.list", words: ["conflicts", "list"], area: .sync,
      title: Phrase("冲突", "Conflicts"),
      help: Phrase("列出未能合并的，逐字段", "What could not be merged, field by field"),
      arguments: CommandArgument.filters),
    Command(
      "conflicts.resolve", words: ["conflicts", "resolve"], area: .sync, types: [.conflict],
      takes: .one, title: Phrase("解决冲突", "Settle a conflict"),
      help: Phrase(
        "取本地、取对方，或取文件中各字段的值",
        "Takes mine, theirs, or a value for each field from a file"),
      arguments: [
        CommandArgument(
          "take", .text, Phrase("mine、theirs 或文件", "mine, theirs or a file"), isRequired: true)
      ], writes: true),
  ]
}
