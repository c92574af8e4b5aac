import DomainModel
import JSONDiff

extension FailureSentences {
  static func store(_ failure: Failure) -> FailureMessage? {
    let path = spaced(failure, "path")
    switch failure.code {
    case .storeMissing:
      return FailureMessage(
        Phrase("这里没有数据库\(path)。", "There is no store at\(path)."),
        Phrase("先运行 dutydesk init。", "Run dutydesk init first."))
    case .storeExists:
      return FailureMessage(
        Phrase("数据库已经存在\(path)。", "A store exists already at\(path)."),
        Phrase("用 --store 换一个文件夹。", "Name another folder with --store."))
    case .storeUnreachable:
      return FailureMessage(
        Phrase("连不上数据库服务器\(cause(failure))。", "The database can't be reached\(cause(failure))."),
        Phrase("核对地址和服务器，再试。", "Check the address and the server, then try again."))
    case .storeLocked, .storeBusy, .storeReadOnly:
      return unwritable(failure)
    case .storeFull:
      return FailureMessage(
        Phrase("磁盘已满\(path)，没有写入。", "The disk is full\(path); nothing was written."),
        Phrase("腾出空间后再试。", "Free some space and try again."))
    case .storeCorrupt:
      return FailureMessage(
        Phrase("数据库已损坏\(path)\(cause(failure))。", "The store is damaged\(path)\(cause(failure))."),
        Phrase("运行 dutydesk doctor，再从备份恢复。", "Run dutydesk doctor, then restore a backup."))
    case .storeNewer:
      return FailureMessage(
        Phrase("数据库由更新的程序写成\(path)。", "The store was written by a newer program\(path)."),
        Phrase("升级程序。", "Update the program."))
    case .storeFailed:
      return FailureMessage(
        Phrase("数据库出错\(cause(failure))。", "The store failed\(cause(failure))."),
        Phrase("运行 dutydesk doctor。", "Run dutydesk doctor."))
    case .backupDamaged:
      return FailureMessage(
        Phrase(
          "备份文件已损坏\(path)\(cause(failure))。", "The backup is damaged\(path)\(cause(failure))."),
        Phrase("现有数据没有动。换一份备份。", "Nothing was replaced. Use another backup."))
    default:
      return nil
    }
  }

  /// A store that can't be written now: others are at it, or it isn't meant to be written.
  private static func unwritable(_ failure: Failure) -> FailureMessage? {
    switch failure.code {
    case .storeBusy where failure.details["replaced"] == true:
      return FailureMessage(
        Phrase(
          "数据库打开期间被恢复的备份换下了，这里的不能再写。",
          "A restored backup took the place of this store while it was open here."),
        Phrase("退出工作站再打开，重做刚才这一步。", "Leave the workstation, open it again and repeat this."))
    case .storeLocked, .storeBusy:
      let holder = failure.details["holder"]?["process"]?.string
      return FailureMessage(
        Phrase(
          "数据库正被\(holder.map { " \($0) " } ?? "")占用\(cause(failure))。",
          "The store is in use\(holder.map { " by " + $0 } ?? "")\(cause(failure))."),
        Phrase("稍后再试。", "Try again shortly."))
    case .storeReadOnly where failure.details["schema"] != nil:
      return FailureMessage(
        Phrase(
          "数据库由旧版程序写成，须先以可写方式打开一次。",
          "An older program wrote this store; it has to be opened for writing once."),
        Phrase("不加 --read-only 运行 dutydesk status。", "Run dutydesk status without --read-only."))
    case .storeReadOnly:
      return FailureMessage(
        Phrase("只读方式下不能写。", "Nothing is written while read-only."),
        Phrase("去掉 --read-only，或改文件夹权限。", "Leave --read-only out, or allow writing to the folder."))
    default:
      return nil
    }
  }

  static func files(_ failure: Failure) -> FailureMessage? {
    let path = spaced(failure, "path")
    switch failure.code {
    case .fileMissing:
      return FailureMessage(
        Phrase("没有文件\(path)。", "There is no file\(path)."), Phrase("核对路径。", "Check the path."))
    case .fileExists:
      return FailureMessage(
        Phrase("文件已经存在\(path)。", "The file exists already\(path)."),
        Phrase("换一个名字。", "Use another name."))
    case .cannotWrite:
      return FailureMessage(
        Phrase("不能写入\(path)\(cause(failure))。", "Cannot write\(path)\(cause(failure))."),
        Phrase("核对权限和空间。", "Check permissions and space."))
    case .inputOutput:
      return FailureMessage(
        Phrase(
          "读写出错\(path)\(cause(failure))。", "Reading or writing failed\(path)\(cause(failure))."),
        Phrase("核对磁盘后再试。", "Check the disk and try again."))
    case .interrupted:
      return FailureMessage(
        Phrase(
          "已停止；写完的是完整的，没写完的已退回。",
          "Stopped; what was written is whole, the rest was taken back."),
        Phrase("再运行一次即可做完。", "Run it again to finish it."))
    case .internalError:
      return FailureMessage(
        Phrase("程序内部出错\(cause(failure))。", "Something went wrong inside\(cause(failure))."), tellUs)
    default:
      return nil
    }
  }

  static func surroundings(_ failure: Failure) -> FailureMessage? {
    let path = spaced(failure, "path")
    switch failure.code {
    case .configInvalid:
      return FailureMessage(
        Phrase(
          "配置有误\(path)\(cause(failure))。", "The configuration is wrong\(path)\(cause(failure))."),
        Phrase("改正这一项；其余的照常有效。", "Correct that entry; the rest holds."))
    case .themeInvalid:
      return FailureMessage(
        Phrase(
          "配色不能用\(path)\(cause(failure))。", "The theme cannot be used\(path)\(cause(failure))."),
        Phrase("换一套配色（F2）。", "Choose another theme (F2)."))
    case .samplesInvalid:
      return FailureMessage(
        Phrase(
          "示例数据不能用\(path)\(cause(failure))。", "The samples cannot be used\(path)\(cause(failure))."),
        Phrase("重新安装，或不加 --samples。", "Install again, or leave --samples out."))
    case .terminalUnusable:
      return FailureMessage(
        Phrase("这个终端不能用\(cause(failure))。", "This terminal cannot be used\(cause(failure))."),
        Phrase("用 --plain，或换一个终端。", "Use --plain, or another terminal."))
    default:
      return nil
    }
  }

  static func node(_ failure: Failure) -> FailureMessage? {
    switch failure.code {
    case .nodeUnreachable:
      return FailureMessage(
        Phrase("连不上节点\(cause(failure))。", "The node cannot be reached\(cause(failure))."),
        Phrase("照常工作，恢复后自动同步。", "Work on; it syncs when the node is back."))
    case .nodeRefused:
      return refused(failure)
    case .nodeChanged where failure.detail("ledger") != nil:
      return ledger(failure)
    case .nodeChanged:
      return FailureMessage(
        Phrase("节点的身份变了。", "The node is not the one that was enrolled."),
        Phrase("向管理员核实后重新加入。", "Ask the administrator, then enrol again."))
    case .nodeProtocol:
      return FailureMessage(
        Phrase("节点的回答看不懂\(cause(failure))。", "The node's answer makes no sense\(cause(failure))."),
        Phrase("核对两边的版本。", "Compare the versions of both sides."))
    case .notEnrolled:
      return FailureMessage(
        Phrase("还没有加入节点。", "This store is not enrolled with a node."),
        Phrase("用 dutydesk enrol 加入。", "Join with dutydesk enrol."))
    default:
      return nil
    }
  }

  /// What the node signed now can't be what it signed before.
  private static func ledger(_ failure: Failure) -> FailureMessage {
    let headline =
      switch failure.detail("ledger") {
      case "rolledBack":
        Phrase(
          "节点的账本倒退了：比上次核验的短。同步已停，本地照常工作。",
          "The node's ledger was rolled back: it is shorter than when it was last verified. "
            + "Sync has stopped; local work goes on.")
      case "forked":
        Phrase(
          "节点的账本与上次核验的对不上：历史被改写过。同步已停，本地照常工作。",
          "The node's ledger isn't the one that was verified before: its past was rewritten. "
            + "Sync has stopped; local work goes on.")
      default:
        Phrase(
          "节点账本的签名不对。同步已停，本地照常工作。",
          "The signature on the node's ledger is wrong. Sync has stopped; local work goes on.")
      }
    return FailureMessage(
      headline,
      Phrase(
        "立即告知管理员，保留本库作为证据；dutydesk ledger verify 可再核验。",
        "Tell the administrator at once and keep this store as evidence; dutydesk ledger verify "
          + "checks again."))
  }
}
