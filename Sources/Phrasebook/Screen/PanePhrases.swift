import DomainModel

/// What panes say beside the words of the domain.
package enum PanePhrases {
  /// Heads the orders alike.
  package static func similar(
    _ total: Int, samePlace: Int, days: Int, isRisk: Bool
  ) -> Phrase {
    let place =
      samePlace > 0
      ? Phrase("：同址 \(samePlace)（\(days) 天内）", ": same place \(samePlace) (\(days) days)")
      : Phrase("", "")
    let risk = isRisk ? Phrase(" 隐患候选", " risk candidate") : Phrase("", "")
    return Phrase(
      "相似 \(total)\(place.chinese)\(risk.chinese)",
      "Similar \(total)\(place.english)\(risk.english)")
  }

  /// Heads the orders under a parent.
  package static func under(_ total: Int, waiting: Int) -> Phrase {
    let open =
      waiting > 0 ? Phrase("，待答复 \(waiting)", ", \(waiting) without a reply") : Phrase("", "")
    return Phrase("下属工单 \(total)\(open.chinese)", "Orders under it \(total)\(open.english)")
  }

  /// How many more stand under a parent, and the command that lists them.
  package static func moreUnder(_ count: Int) -> Phrase {
    Phrase(
      "还有 \(count) 件：命令“主件与下属”列出全部",
      "\(count) more: the command “Parent, orders under it” lists all")
  }

  /// An order that came under its parent after that was answered.
  package static let parentAnswered = Phrase(
    "主件已答复：答复时已填好主件的话，可改", "Its parent is answered: a reply begins with the parent's words")

  /// Who has claimed a record, and for how long yet.
  package static func claimed(by name: String, minutes: Int) -> Phrase {
    Phrase("\(name) \(minutes) 分", "\(name) \(minutes) min")
  }

  /// How often was tried to call back, on how many days, and when a further attempt counts.
  package static func callBack(_ callBack: CallBack, on today: CivilDate) -> Phrase {
    let (tried, days) = (callBack.attempts.count, callBack.days)
    if callBack.isReached { return Phrase("已接通", "reached") }
    guard let next = callBack.nextDay(from: today) else {
      return Phrase("\(tried) 次未接通，回访结束", "tried \(tried) times, call-back ended")
    }
    let needed = (CallBack.attemptsNeeded, CallBack.daysNeeded)
    let later = Phrase("，\(next) 起再拨才算", ", the next that counts from \(next)")
    return Phrase(
      "第 \(tried + 1) 次（未接通须 \(needed.0) 次、\(needed.1) 天；已 \(tried) 次、\(days) 天）"
        + (next > today ? later.chinese : ""),
      "attempt \(tried + 1) (\(needed.0) on \(needed.1) days if not reached; so far \(tried) on "
        + "\(days))" + (next > today ? later.english : ""))
  }

  /// Why an order is alike.
  package static func similarity(_ reason: String) -> Phrase {
    switch reason {
    case "contact": Phrase("同一联系人", "same contact")
    case "place": Phrase("同址", "same place")
    default: Phrase("标题相近", "title alike")
    }
  }
}
