import DomainModel

extension ShellPhrases {
  package static func alerts(_ count: Int) -> Phrase { Phrase("\(count) 条", "\(count) of them") }

  package static func colourCount(_ colour: String, _ count: Int) -> Phrase {
    Phrase("\(colour)\(count)", "\(colour) \(count)")
  }

  /// How long the alert waits before it goes to somebody else.
  package static func passesOver(_ minutes: Int, _ next: Phrase) -> Phrase {
    Phrase(
      "\(minutes) 分内不签收转\(next.chinese)", "goes to \(next.english) in \(minutes) min")
  }

  /// A list of alerts with its number.
  package static func alertList(_ title: Phrase, _ count: Int) -> Phrase {
    Phrase("\(title.chinese) \(count) 条", "\(title.english): \(count)")
  }

  /// What the desktop's notice says, which may stand on a locked screen.
  package static func alertNotice(isRed: Bool) -> Phrase {
    isRed
      ? Phrase("红色预警待签收", "A red alert waits") : Phrase("橙色预警待签收", "An orange alert waits")
  }
  package static let blindNotice = Phrase("已断联，收不到新预警", "Blind: new alerts don't come")
  package static let exchangeNotice = Phrase("同步出错", "The exchange failed")

  package static func redOneByOne(key: String) -> Phrase {
    Phrase(
      "红色预警不成批签收：按 \(key) 逐条签收预警行上的那一条。",
      "Red alerts are not acknowledged in bulk: press \(key) for the one on the alert line.")
  }
  package static func redLeftOut(_ count: Int) -> Phrase {
    Phrase(
      "红色 \(count) 条不在此批，须逐条签收。", "\(count) red ones are left out: acknowledge each by itself.")
  }
}
