import DomainModel

/// What the duty board says of the node.
package enum NodePhrases {
  package static let node = Phrase("节点", "Node")

  /// How the exchange with the node above goes, by the word that the node gives.
  package static func link(_ state: String, at instant: Instant?) -> Phrase {
    switch state {
    case "synced": Phrase("已同步\(time(instant))", "synced\(time(instant))")
    case "behind": Phrase("追赶中", "catching up")
    case "unreachable": Phrase("连不上，上次\(time(instant))", "unreachable, last\(time(instant))")
    case "stopped": Phrase("已停，须人工核查", "stopped, look into it")
    default: Phrase("启动中", "starting")
    }
  }

  package static func above(_ link: Phrase, queue: Int, lag: Int) -> Phrase {
    let (queue, lag) = (Counts.grouped(queue), Counts.grouped(lag))
    return Phrase(
      "上级 \(link(.chinese)) 待送 \(queue) 待收 \(lag)",
      "above \(link(.english)), \(queue) to send, \(lag) to take")
  }

  package static func below(
    _ name: String, queue: Int, at instant: Instant?, isAway: Bool
  ) -> Phrase {
    let away = isAway ? Phrase(" 失联", " away") : Phrase("", "")
    let waiting = Counts.grouped(queue)
    return Phrase(
      "下级 \(name)\(away(.chinese))\(time(instant)) 待送 \(waiting)",
      "below \(name)\(away(.english))\(time(instant)), \(waiting) to send")
  }

  package static func free(gigabytes: Int) -> Phrase {
    Phrase("余 \(gigabytes) GB", "\(gigabytes) GB free")
  }

  package static func load(_ percent: Int) -> Phrase {
    Phrase("负载 \(percent)%", "load \(percent)%")
  }

  private static func time(_ instant: Instant?) -> String {
    instant.map { " \($0.localText(.minute).suffix(5))" } ?? ""
  }
}
