import DomainModel
import JSONDiff

extension FailureSentences {
  /// What a node refused, by the problem that it named: who has to do what about it.
  static func refused(_ failure: Failure) -> FailureMessage {
    let headline = Phrase("节点拒绝了请求\(cause(failure))。", "The node refused\(cause(failure)).")
    switch failure.detail("problem") {
    case "unauthenticated":
      return FailureMessage(
        Phrase(
          "节点不认这个口令\(cause(failure))。", "The node doesn't accept this token\(cause(failure))."),
        Phrase(
          "口令只用一次且会过期：请管理员再发一个，用 dutydesk enrol 加入。",
          "A token counts once and for a time: ask for a new one and join with dutydesk enrol."))
    case "device-revoked":
      return FailureMessage(
        Phrase("节点已吊销这台工作站。", "The node has taken this workstation's access away."),
        Phrase(
          "本地记录都在；向管理员核实后用新口令 dutydesk enrol 加入。",
          "All records are still here; ask the administrator, then join with a new token."))
    case "signature-invalid":
      return FailureMessage(
        Phrase(
          "签名与加入时登记的密钥不符。", "The signature isn't that of the key this desk joined with."),
        Phrase(
          "从备份恢复 keys/device.key（restore --keys），或重新加入。",
          "Restore keys/device.key from a backup (restore --keys), or join again."))
    case "schema-too-old":
      return FailureMessage(headline, Phrase("升级本机的程序。", "Update the program here."))
    case "line-too-long", "body-too-large":
      return FailureMessage(
        headline,
        Phrase(
          "dutydesk tray list 列出过大的改动；拆小后重做。",
          "dutydesk tray list names what is too large; do it again in parts."))
    case "sequence-gap":
      return FailureMessage(
        headline,
        Phrase(
          "节点缺这台工作站较早的改动：再同步一次，仍如此请告知管理员。",
          "The node lacks earlier changes of this desk: sync again, then tell the administrator."))
    default:
      return FailureMessage(
        headline,
        Phrase("请管理员核对此工作站的权限。", "Ask the administrator about this workstation's grants."))
    }
  }

  /// A key that can't be used: not there, readable by others, or no key of ours.
  static func key(_ failure: Failure) -> FailureMessage {
    let path = spaced(failure, "path")
    let file = failure.detail("path") ?? "keys/*"
    switch failure.detail("text") {
    case "trust.keyFile.exposed":
      return FailureMessage(
        Phrase(
          "密钥文件不只归本人可读\(path)。", "The key file isn't its owner's alone\(path)."),
        Phrase(
          "收回权限：chown 归本人，chmod 600 \(file)。", "Make it so: chown it, and chmod 600 \(file)."))
    case "trust.keyFile.form", "trust.key":
      return FailureMessage(
        Phrase("密钥文件已损坏\(path)。", "The key file is damaged\(path)."), restoreKeys)
    case "trust.unavailable":
      return FailureMessage(
        Phrase("本机的 libcrypto 没有国密算法。", "The libcrypto here has no SM2, SM3 or SM4."),
        Phrase("安装带国密算法的 OpenSSL 3。", "Install an OpenSSL 3 that has them."))
    default:
      return FailureMessage(
        Phrase("找不到密钥文件\(path)。", "The key file\(path) is missing."), restoreKeys)
    }
  }

  private static let restoreKeys = Phrase(
    "从备份恢复：dutydesk restore FILE --keys；工作站的密钥也可以重新加入节点（enrol）换得。",
    "Restore it: dutydesk restore FILE --keys; a desk gets a new one by joining again (enrol).")
}
