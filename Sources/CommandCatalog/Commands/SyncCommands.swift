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
        CommandArgument("out", .file, Phrase("写成给节点的文件", "File for the node")),
        CommandArgument("in", .file, Phrase("收入节点或工作站的文件", "File of the node or a desk")),
        CommandArgument("to", .text, Phrase("改给这个工作站", "For this desk instead")),
      ], writes: true),
    Command(
      "conflicts.list", words: ["conflicts", "list"], area: .sync,
      title: Phrase("冲突", "Conflicts"),
      help: Phrase("列出未能合并的，逐字段", "What could not be merged, field by field"),
      arguments: CommandArgument.filters),
    Command(
      "conflicts.resolve", words: ["conflicts", "resolve"], area: .sync, types: [.conflict],
      takes: .many, title: Phrase("解决冲突", "Settle a conflict"),
      help: Phrase(
        "取提出的、取现有的，或取文件中各字段的值；状态按原命令重做",
        "Takes mine, theirs, or values from a file; a state by its command given again"),
      arguments: [
        CommandArgument(
          "take", .text, Phrase("mine、theirs 或文件", "mine, theirs or a file"), isRequired: true),
        CommandArgument("alike", .flag, Phrase("同类的一并处理", "All of the same pattern")),
        CommandArgument("dry-run", .flag, Phrase("只看不做", "Only say what would be")),
      ], writes: true),
    Command(
      "ledger.verify", words: ["ledger", "verify"], area: .sync,
      title: Phrase("核验账本", "Verify the ledger"),
      help: Phrase(
        "核验本库，以及节点签名的账本与上次一脉相承", "Checks this store, and that the node's ledger only grew"),
      writes: true),
    Command(
      "ledger.prove", words: ["ledger", "prove"], area: .sync,
      types: Set(RecordType.allCases), takes: .one, title: Phrase("出具证明", "Prove a change"),
      help: Phrase(
        "证明记录的最近一次改动在节点账本中；凭公钥即可独立核验", "A proof, checked with the node's key alone")),
    Command(
      "tray.list", words: ["tray", "list"], area: .sync, title: Phrase("被拒的改动", "Refused work"),
      help: Phrase("列出节点拒收的改动及理由", "What the node refused, and why"),
      arguments: [
        CommandArgument("done", .flag, Phrase("已处理的", "What was dealt with")), .limit,
      ]),
    Command(
      "tray.resend", words: ["tray", "resend"], area: .sync, title: Phrase("重做再发", "Send again"),
      help: Phrase(
        "把被拒的改动按现行规则重做，可先用补丁修改", "Does refused work again, amended by a patch or as it was"),
      arguments: [
        .refusedChanges,
        CommandArgument("patch", .file, Phrase("修改它的补丁文件", "A patch that amends it")),
      ], writes: true),
    Command(
      "tray.drop", words: ["tray", "drop"], area: .sync, title: Phrase("放弃", "Give up"),
      help: Phrase("说明理由后移出列表；经过里永远留着", "Leaves the list with a reason; the history keeps it"),
      arguments: [.refusedChanges, .reason(isRequired: true)], writes: true),
  ]
}
