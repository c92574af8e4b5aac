import DomainModel

/// What the screen says of the work behind it.
extension ShellPhrases {
  package static let storeHeldMark = Phrase("数据库被占用", "store is held")
  package static let writableAgain = Phrase(
    "数据库已空出，可以改动了。", "The store is free again: changes can be made.")
  package static let indexingWork = Phrase("建立搜索索引：", "Indexing for search: ")
  package static let viewsWork = Phrase("保存视图：", "Keeping the views: ")

  /// Said at the start when another process holds the store.
  public static func storeHeld(_ message: FailureMessage) -> Phrase {
    Phrase(
      "\(message.headline.chinese)现在只能看；它一空出来就能改。",
      "\(message.headline.english) Reading only for now; changes can be made once it is free.")
  }
}
