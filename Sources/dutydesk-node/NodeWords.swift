import DomainModel
import JSONDiff

/// What the program says to administrators, in both languages.
struct NodeWords {
  let language: Language

  /// How the program is used: one command of it, or all.
  func usage(of verb: NodeCommandLine.Verb?) -> String {
    if let verb, let words = usage(verb) { return "dutydesk-node " + words }
    let commands = NodeCommandLine.Verb.allCases.compactMap(usage)
    return
      ([Self.title(language), ""]
      + commands.map { "  " + $0.split(separator: "\n").joined(separator: "\n  ") }
      + ["", Self.common(language)])
      .joined(separator: "\n")
  }

  private func usage(_ verb: NodeCommandLine.Verb) -> String? {
    Self.usages[verb].map { forms in
      forms.map { "\($0.form)\n      \($0.help(language))" }.joined(separator: "\n")
    }
  }

  private static let title = Phrase(
    "dutydesk-node 值班节点，各工作站与它同步", "dutydesk-node: the node that workstations sync with")

  private static let common = Phrase(
    """
      --store postgresql://USER@HOST/DATABASE
          各命令均可用：数据存于 PostgreSQL 协议的数据库，密钥、附件仍在 --data
      --lang zh|en
          语言，默认随系统
    """,
    """
      --store postgresql://USER@HOST/DATABASE
          with each of them: the store is in a database; keys and blobs stay in --data
      --lang zh|en
          the language; the locale's when nothing is said
    """)

  private typealias Usage = (form: String, help: Phrase)

  private static let usages: [NodeCommandLine.Verb: [Usage]] = [
    .serve: [
      (
        "serve [--listen HOST:PORT] [--data DIR] [--tls-cert F --tls-key F] [--keep-days N]",
        Phrase(
          "提供服务；SIGTERM 后处理完手头请求再退出；日志保留 N 天（默认 90）",
          "serves; SIGTERM drains and exits 0; keeps its log N days (90)")
      ),
      (
        "      [--upstream URL [--upstream-token T] [--scope REGION] [--name N]]",
        Phrase(
          "作为上级节点的下级；首次须带入网口令",
          "below another node; the first time with its token")
      ),
    ],
    .invite: [
      (
        "invite --name N --scope REGION --role R[,R…] [--unit ID] [--level 1–4]\n"
          + "       [--valid-hours H] [--data DIR]",
        Phrase("打印一次性入网口令", "prints a one-time enrolment token")
      ),
      (
        "invite --node [--move] --name N --scope REGION",
        Phrase(
          "邀请下级节点；--move 把该区域已有的记录一并移交",
          "invites a node below; --move hands over what is held of the region")
      ),
    ],
    .sync: [
      (
        "sync --in FILE --out FILE [--data DIR]",
        Phrase(
          "收入没有网络的工作站的文件（sync --out），写出给它的答复（sync --in）",
          "takes the file of a desk without a line (sync --out), writes the answer (sync --in)")
      )
    ],
    .prune: [
      (
        "prune [--keep-days N] [--data DIR]",
        Phrase(
          "删去 N 天（默认 90）以前、各工作站都已收过的日志",
          "removes what is older than N days (90) in the log and every device has read")
      )
    ],
    .revoke: [
      ("revoke NAME [--data DIR]", Phrase("吊销工作站", "takes a workstation's access away"))
    ],
    .status: [("status [--data DIR]", Phrase("数量与滞后", "counts and lag"))],
    .verify: [
      (
        "verify [--data DIR]",
        Phrase(
          "重算账本与现有记录；有误时退出码为 1",
          "hashes ledger and live records again; 1 when something is wrong")
      )
    ],
    .backup: [
      (
        "backup FILE [--data DIR]",
        Phrase("在线备份为一个 SQLite 文件", "copies the store to a SQLite file while it runs")
      )
    ],
    .restore: [
      (
        "restore FILE [--data DIR]",
        Phrase("把备份装入空的数据库", "takes a copy into an empty store")
      )
    ],
  ]

  func text(_ failure: Failure) -> String {
    let details = JSON.object(failure.details).canonicalText
    let headline = Self.headline(failure)(language)
    return "dutydesk-node: \(headline) [\(failure.code.rawValue)] \(details)"
  }

  private static func headline(_ failure: Failure) -> Phrase {
    switch failure.code {
    case .usage: Phrase("命令有误，见 --help", "wrong usage, see --help")
    case .argumentMissing: Phrase("缺少参数", "an argument is missing")
    case .argumentInvalid: Phrase("参数无效", "an argument is invalid")
    case .unitUnknown: Phrase("没有该单位", "there is no such unit")
    case .nodeRefused: Phrase("上级节点拒绝", "the node above refuses")
    case .nodeUnreachable: Phrase("连不上上级节点", "the node above can't be reached")
    case .nodeChanged:
      Phrase("上级节点或历史已变，已停止同步", "another node or history above: stopped")
    case .nodeProtocol where failure.detail("problem") == "cursor-expired":
      Phrase(
        "所缺的日志已清理，补不齐；请用清理前的备份恢复后再加入",
        "what is missing was pruned: restore a backup from before that, then join")
    case .roleRefused: Phrase("不在本节点可邀请的范围", "not this node's scope to invite to")
    case .verificationFailed: file(failure)
    case .notFound: Phrase("没有找到", "not found")
    case .fileExists: Phrase("文件已存在", "the file exists")
    case .fileMissing: Phrase("没有这个文件", "there is no such file")
    case .notAvailable:
      Phrase("此程序未带该功能，请这样重新构建", "this build lacks it; build it so")
    default: ofTheStore(failure.code)
    }
  }

  private static func ofTheStore(_ code: Failure.Code) -> Phrase {
    switch code {
    case .cannotWrite: Phrase("无法写入", "cannot write")
    case .configInvalid: Phrase("配置有误", "the configuration is wrong")
    case .keyMissing: Phrase("密钥无法读取", "a key cannot be read")
    case .storeNewer: Phrase("数据由更新的版本写成", "the store is of a newer version")
    case .storeCorrupt: Phrase("数据损坏，请运行 verify", "the store is damaged, run verify")
    case .storeBusy: Phrase("数据正被占用", "the store is busy")
    case .storeLocked:
      Phrase("另有节点正用此数据库提供服务", "another node serves from this database")
    case .storeUnreachable:
      Phrase("连不上数据库，请核对地址与服务器", "the database can't be reached")
    case .storeFull: Phrase("数据库磁盘已满", "the store's disk is full")
    case .storeExists: Phrase("数据库不是空的", "the store isn't empty")
    default: Phrase("失败", "failed")
    }
  }

  private static func file(_ failure: Failure) -> Phrase {
    switch failure.details["text"]?.string {
    case "peer.recipient", "peer.node":
      Phrase(
        "文件不是给本节点的，请在工作站上重新写出",
        "the file isn't for this node: have the desk write it anew")
    case "peer.large":
      Phrase(
        "文件太大，什么都没有收入；请升级工作站后重新写出",
        "the file is too large, nothing was taken: have a newer desk write it")
    case "peer.sender":
      Phrase(
        "写出文件的工作站本节点不认识，或已被吊销",
        "the desk that wrote it isn't known here, or was revoked")
    default:
      Phrase(
        "文件被改过或不完整，什么都没有收入；请重新写出",
        "the file was changed or cut, nothing was taken: have it written anew")
    }
  }
}
