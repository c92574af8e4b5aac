import DomainModel
import Phrasebook

/// Commands on records of any type, and taking changes back.
enum ChangeCommands {
  static let all: [Command] = [
    Command(
      "store.undo", words: ["undo"], area: .everywhere, keys: ["U"], title: Phrase("撤销", "Undo"),
      help: Phrase(
        "撤销自己的上一步（或整批），先说明撤销什么", "Takes back your last change or bulk; says first what"),
      isOutward: true, writes: true),
    Command(
      "store.redo", words: ["redo"], area: .everywhere, keys: ["R"], title: Phrase("重做", "Redo"),
      help: Phrase("恢复刚撤销的", "Brings back what was just undone"), isOutward: true,
      writes: true),
    onRecord(
      "show", Phrase("显示", "Show"), Phrase("显示一条记录", "Shows a record"), isPaneVerb: true),
    onRecord(
      "history", key: "H", Phrase("变更", "History"),
      Phrase("此记录的每次变更：序号、时间、人、补丁", "Its changes: number, time, who, patch"),
      isPaneVerb: true),
    onRecord(
      "note", key: "i", Phrase("备注", "Note"),
      Phrase("加一条备注，看得到此件的人都看得到", "Adds a note that everyone sees who sees the record"),
      [.note], takes: .many, writes: true, isPaneVerb: true),
    onRecord(
      "attach", Phrase("附件", "Attach"),
      Phrase("把照片或文件附到记录，内容按摘要保存", "Attaches a photo or file; kept by its digest"),
      [
        CommandArgument("file", .file, Phrase("文件", "File"), isRequired: true),
        CommandArgument("name", .text, Phrase("名称", "Name")),
      ], writes: true, isPaneVerb: true),
    onRecord(
      "flag", Phrase("加我的标记", "Flag"),
      Phrase("加上只有自己看得见的标记，不同步", "Puts on a flag that only you see; not synced"),
      takes: .many, writes: true, isPaneVerb: true),
    onRecord(
      "unflag", Phrase("去掉我的标记", "Unflag"),
      Phrase("去掉只有自己看得见的标记", "Takes off the flag that only you see"),
      takes: .many, writes: true, isPaneVerb: true),
    onRecord(
      "edit", Phrase("修改", "Edit"),
      Phrase("用 RFC 6902 补丁修改，规则与窗格相同", "Applies an RFC 6902 patch by the rules of the panes"),
      [CommandArgument("patch", .file, Phrase("补丁文件", "Patch file"), isRequired: true)],
      writes: true, isPaneVerb: true),
    onRecord(
      "reveal", key: "&", Phrase("查看原文", "Reveal"),
      Phrase("说明理由后显示一项被遮蔽的内容，并留下查阅记录", "Unmasks a member; the look is recorded"),
      [
        CommandArgument("field", .pointer, Phrase("哪一项", "Member"), isRequired: true),
        .reason(isRequired: true),
      ], writes: true),
    onRecord(
      "erase", Phrase("清除个人信息", "Erase"),
      Phrase(
        "依规清除一项个人信息，连同历史、草稿和附件，不能撤销",
        "Erases a member with its history, drafts and blobs; for good"),
      [
        CommandArgument("field", .pointer, Phrase("哪一项", "Member"), isRequired: true),
        .reason(isRequired: true),
      ], isOutward: true, writes: true),
    onRecord(
      "archive", Phrase("归档", "Archive"),
      Phrase(
        "连同经过、附件和所引记录做成一个独立的包", "Makes a package with history, attachments and references"),
      [
        CommandArgument("out", .file, Phrase("把包写到文件", "Write it to a file")), .reason(),
      ], writes: true),
    onRecord(
      "transfer", Phrase("移交区划", "Transfer"),
      Phrase("移交另一区划，由那里办理（两地的管理员）", "Moves it to another region's scope"),
      [
        CommandArgument("scope", .region, Phrase("移交到", "To region"), isRequired: true),
        .reason(),
      ], isOutward: true, writes: true),
    onRecord(
      "publish", Phrase("发布", "Publish"),
      Phrase("发布清单、规则、模板等", "Publishes a rule, list or template"),
      types: referenceTypes, takes: .many, isOutward: true, stateCommand: "publish", writes: true),
    onRecord(
      "withdraw", Phrase("废止", "Withdraw"),
      Phrase("废止已发布的清单、规则、模板等", "Withdraws a published rule, list or template"),
      [.reason(isRequired: true)], types: referenceTypes, takes: .many, isOutward: true,
      stateCommand: "withdraw", writes: true),
    Command(
      "record.new", words: ["new"], area: .store, title: Phrase("新建", "New"),
      help: Phrase("按文件新建一条任意类型的记录", "Makes a record of any type from a file"),
      arguments: [.type(isRequired: true), .documentFile], writes: true),
    Command(
      "record.list", words: ["list"], area: .store, title: Phrase("列表", "List"),
      help: Phrase("列出任意类型的记录", "Lists records of any type"),
      arguments: [.type(isRequired: true)] + CommandArgument.filters),
  ]

  /// The types of the one life of reference records: draft, published, withdrawn.
  private static let referenceTypes: Set<RecordType> = [
    .checklist, .dispatchRule, .template, .policy, .keyList, .responsePlan, .licenceType,
    .serviceItem, .source, .scenario, .marketItem, .workingCalendar,
  ]

  private static func onRecord(
    _ name: String, key: String? = nil, _ title: Phrase, _ help: Phrase,
    _ arguments: [CommandArgument] = [], types: Set<RecordType> = Set(RecordType.allCases),
    takes recordUse: Command.RecordUse = .one, isOutward: Bool = false,
    stateCommand: String? = nil, writes: Bool = false, isPaneVerb: Bool = false
  ) -> Command {
    Command(
      "record.\(name)", words: [name], area: .selection, types: types, takes: recordUse,
      keys: key.map { [$0] } ?? [], title: title, help: help, arguments: arguments,
      isOutward: isOutward, stateCommand: stateCommand, writes: writes, isPaneVerb: isPaneVerb)
  }
}
