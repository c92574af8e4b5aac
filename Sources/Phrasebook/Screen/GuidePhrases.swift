import DomainModel

/// The sentences of the demonstration's guide, with the operator's own keys in them.
package enum GuidePhrases {
  /// Before each sentence: which of how many.
  package static func place(_ number: Int, of count: Int) -> Phrase {
    Phrase("引导 \(number)/\(count)  ", "Guide \(number)/\(count)  ")
  }

  package static func find(_ search: String) -> Phrase {
    Phrase(
      "按 \(search) 搜索全部，打几个字或拼音首字母，如 sg（水管）",
      "\(search) searches everything; pinyin initials will do: type sg")
  }
  package static func open() -> Phrase {
    Phrase(
      "用方向键选一条，Enter 打开；Esc 随时返回，什么都不丢",
      "Arrows choose, Enter opens; Esc goes back and loses nothing")
  }
  package static func assign(_ pane: String, _ assign: String) -> Phrase {
    Phrase(
      "Esc 退出，按 \(pane) 到诉求工单，选一件“已受理”的，按 \(assign) 派给单位",
      "Esc, \(pane) for the grievances: take an accepted one, \(assign) assigns it")
  }
  package static func undo(_ undo: String) -> Phrase {
    Phrase(
      "按 \(undo) 撤销刚才的派单：先说明撤销什么，再问一次",
      "\(undo) takes the assignment back: it says first what it undoes")
  }
  package static func filter(_ filter: String) -> Phrase {
    Phrase(
      "按 \(filter) 边打边筛选本列表，如 ld（路灯）；Enter 留住，Esc 取消",
      "\(filter) filters this list as you type: ld; Enter keeps it, Esc drops it")
  }
  package static func alert(_ pane: String, _ acknowledge: String, _ line: String) -> Phrase {
    Phrase(
      "按 \(pane) 到应急值守，\(acknowledge) 签收一条预警；任何窗格按 \(line) 签收预警行上的",
      "\(pane) shows the alerts, \(acknowledge) acknowledges one; \(line) the alert line, anywhere")
  }
  package static func linear(_ linear: String) -> Phrase {
    Phrase(
      "按 \(linear) 换成逐行模式，供读屏软件；再按一次回来",
      "\(linear) gives lines only, for screen readers; again to come back")
  }
  package static func help(_ help: String) -> Phrase {
    Phrase(
      "按 \(help) 看此处全部按键，可搜索，Enter 直接执行",
      "\(help) lists all keys of this place; search them, Enter runs one")
  }
  package static let done = Phrase(
    "引导完成。示例库退出即删；真的库用 dutydesk init 建。",
    "The end. This store goes when you leave; dutydesk init makes a real one.")
}
