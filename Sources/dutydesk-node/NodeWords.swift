import DomainModel
import JSONDiff

/// What the program says to administrators, in both languages.
enum NodeWords {
  /// How the program is used: one command of it, or all.
  static func usage(of verb: NodeCommandLine.Verb?) -> String {
    if let verb, let words = usages[verb] { return "dutydesk-node " + words }
    let commands = NodeCommandLine.Verb.allCases.compactMap { usages[$0] }
    return
      (["dutydesk-node 值班节点 · the node that workstations sync with", ""]
      + commands.map { "  " + $0.split(separator: "\n").joined(separator: "\n  ") } + ["", store])
      .joined(separator: "\n")
  }

  private static let store = """
      --store postgresql://USER@HOST/DATABASE
          各命令均可用：数据存于 PostgreSQL 协议的数据库，密钥、附件仍在 --data
          with each of them: the store is in a database; keys and blobs stay in --data
    """

  private static let usages: [NodeCommandLine.Verb: String] = [
    .serve: """
    serve [--listen HOST:PORT] [--data DIR] [--tls-cert F --tls-key F]
          提供服务；SIGTERM 后处理完手头请求再退出 · serves; SIGTERM drains and exits 0
          [--upstream URL [--upstream-token T] [--scope REGION] [--name N]]
          作为上级节点的下级；首次须带入网口令 · below another node; the first time with its token
    """,
    .invite: """
    invite --name N --scope REGION --role R[,R…] [--unit ID] [--level 1–4]
           [--valid-hours H] [--data DIR]
          打印一次性入网口令 · prints a one-time enrolment token
    invite --node --name N --scope REGION
          邀请下级节点 · invites a node below
    """,
    .revoke: """
    revoke NAME [--data DIR]
          吊销工作站 · takes a workstation's access away
    """,
    .status: """
    status [--data DIR]
          数量与滞后 · counts and lag
    """,
    .verify: """
    verify [--data DIR]
          重算账本与现有记录 · hashes ledger and live records again; 1 when something is wrong
    """,
    .backup: """
    backup FILE [--data DIR]
          在线备份为一个 SQLite 文件 · copies the store to a SQLite file while it runs
    """,
    .restore: """
    restore FILE [--data DIR]
          把备份装入空的数据库 · takes a copy into an empty store
    """,
  ]

  static func text(_ failure: Failure) -> String {
    let headline = headline(failure.code)
    let details = JSON.object(failure.details).canonicalText
    return "dutydesk-node: \(headline) [\(failure.code.rawValue)] \(details)"
  }

  private static func headline(_ code: Failure.Code) -> String {
    switch code {
    case .usage: "命令有误，见 --help · wrong usage, see --help"
    case .argumentMissing: "缺少参数 · an argument is missing"
    case .argumentInvalid: "参数无效 · an argument is invalid"
    case .unitUnknown: "没有该单位 · there is no such unit"
    case .nodeRefused: "上级节点拒绝 · the node above refuses"
    case .nodeUnreachable: "连不上上级节点 · the node above can't be reached"
    case .nodeChanged: "上级节点或历史已变，已停止同步 · another node or history above: stopped"
    case .roleRefused: "不在本节点可邀请的范围 · not this node's scope to invite to"
    case .notFound: "没有找到 · not found"
    case .fileExists: "文件已存在 · the file exists"
    case .cannotWrite: "无法写入 · cannot write"
    case .configInvalid: "配置有误 · the configuration is wrong"
    case .keyMissing: "密钥无法读取 · a key cannot be read"
    case .storeNewer: "数据由更新的版本写成 · the store is of a newer version"
    case .storeCorrupt: "数据损坏，请运行 verify · the store is damaged, run verify"
    case .storeBusy: "数据正被占用 · the store is busy"
    case .storeLocked: "另有节点正用此数据库提供服务 · another node serves from this database"
    case .storeUnreachable: "连不上数据库，请核对地址与服务器 · the database can't be reached"
    case .storeFull: "数据库磁盘已满 · the store's disk is full"
    case .storeExists: "数据库不是空的 · the store isn't empty"
    case .fileMissing: "没有这个文件 · there is no such file"
    case .notAvailable: "此程序未带该功能，请这样重新构建 · this build lacks it; build it so"
    default: "失败 · failed"
    }
  }
}
