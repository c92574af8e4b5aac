import DomainModel
import LocalStore
import Panes
import Phrasebook

extension ShellPhrases {
  /// What marking all came to.
  static func stroke(_ stroke: ListMarks.Stroke, total: ListCount?) -> Phrase {
    switch stroke {
    case .marked(let count): markedAll(count)
    case .unmarked(let count): unmarkedAll(count)
    case .firstOnes(let count): markedFirst(count, total: total?.text ?? "?")
    }
  }
}
