import DomainModel

extension FailureSentences {
  /// Why a file of another desk or of the node isn't taken in.
  static func peerFile(_ failure: Failure) -> FailureMessage {
    switch failure.detail("text") {
    case "peer.recipient":
      FailureMessage(
        Phrase("这份文件不是给本机的，打不开。", "This file is for another desk and doesn't open here."),
        Phrase("请对方用 sync --out FILE --to 本机 重新写出。", "Have it written for this desk: --to."))
    case "peer.node":
      FailureMessage(
        Phrase("这份文件来自另一个节点的工作站。", "This file comes from a desk of another node."),
        Phrase("只能与同一节点的工作站交换。", "Exchange with desks of the same node only."))
    case "peer.sender", "peer.actor":
      FailureMessage(
        Phrase(
          "写出这份文件的工作站或操作员，本库不认识或已被撤销。",
          "The desk or operator that wrote this file isn't known here, or was revoked."),
        Phrase("先与节点同步一次，再收入；仍不行，问管理员。", "Sync with the node once, then again; else ask."))
    case "peer.large":
      FailureMessage(
        Phrase("这份文件太大，什么都没有收入。", "This file is too large; nothing was taken."),
        Phrase("请对方升级后重新写出。", "Have it written anew by a newer version."))
    case "peer.passed":
      FailureMessage(
        Phrase(
          "这份文件答的是本机早先的状态，本机已不在那里。",
          "This file answers an earlier state that this desk is no longer in."),
        Phrase(
          "用 sync --out 重新写出，交节点再答一次；本机的改动都还在。",
          "Write another with sync --out for the node to answer; nothing here is lost."))
    default:
      FailureMessage(
        Phrase("这份文件被改过或不完整，什么都没有收入。", "This file was changed or cut; nothing was taken."),
        Phrase("请对方重新写出。", "Have it written anew."))
    }
  }
}
