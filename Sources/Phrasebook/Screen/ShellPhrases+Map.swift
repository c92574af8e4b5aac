import DomainModel

extension ShellPhrases {
  package static let mapTitle = Phrase("地图", "Map")
  package static let mapHere = Phrase("此处", "here")
  package static let samePlace = Phrase("同一地点", "same place")
  package static let byRegion = Phrase("（按区划中心）", " (centre of its region)")
  package static let mapEmpty = Phrase(
    "列表中的记录都没有位置。", "No record of this list has a position.")

  package static func mapWidth(_ width: Phrase) -> Phrase {
    Phrase("图宽 \(width.chinese)", "\(width.english) across")
  }

  package static func mapSummary(_ count: Int, byRegion: Int, missing: Int) -> Phrase {
    let chinese = [
      "有位置 \(count) 条", byRegion > 0 ? "其中按区划中心 \(byRegion) 条" : nil,
      missing > 0 ? "没有位置 \(missing) 条" : nil,
    ]
    let english = [
      "\(count) with a position", byRegion > 0 ? "\(byRegion) of them by their region" : nil,
      missing > 0 ? "\(missing) without" : nil,
    ]
    return Phrase(
      chinese.compactMap { $0 }.joined(separator: "，"),
      english.compactMap { $0 }.joined(separator: ", "))
  }

  package static func morePoints(_ count: Int) -> Phrase {
    Phrase("另有 \(count) 条，按 ↓ 逐条说出。", "\(count) more; Down says them one by one.")
  }

  package static let seesBraille = Phrase(
    "看得见点阵：⠁⠃⠇⡇⣇⣧⣷⣿", "I see dots: ⠁⠃⠇⡇⣇⣧⣷⣿")
  package static let seesNoBraille = Phrase(
    "只看见方框、问号或空白", "I see boxes, question marks or nothing")

  package static let mapHints = [
    (key: "Enter", title: Phrase("打开", "open")),
    (key: "n", title: Phrase("下一个", "next")),
    (key: "+ -", title: Phrase("缩放", "zoom")),
    (key: "↑↓←→", title: Phrase("移动", "move")),
    (key: "t", title: Phrase("表格", "table")),
    (key: "g", title: Phrase("全部", "all")),
    (key: "Esc", title: Phrase("返回", "back")),
  ]
}
