import DomainModel
import Glibc

/// Rights of the files, size of the log, and whether the disk is encrypted.
enum FolderChecks {
  /// A log that stays larger than this isn't being written back.
  private static let largeLogBytes = 64 * 1024 * 1024

  static func findings(_ folder: StoreFolder) -> [DoctorFinding] {
    [rights(folder), log(folder), encryption(folder)]
  }

  private static func rights(_ folder: StoreFolder) -> DoctorFinding {
    let wrong = [folder.path, folder.database, folder.keys, folder.blobs, folder.backups]
      .filter { mode($0).map { $0 & 0o077 != 0 } ?? false }
    guard !wrong.isEmpty else {
      return DoctorFinding(
        "store.rights", .ok, Phrase("文件只有本人可读", "Only the owner can read the files"))
    }
    let list = wrong.joined(separator: " ")
    return DoctorFinding(
      "store.rights", .warning,
      Phrase("其他用户可以读取：\(list)", "Other users can read \(list)"),
      remedy: Phrase("执行 chmod -R go= \(folder.path)", "Run chmod -R go= \(folder.path)"))
  }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : nil
  }

  private static func log(_ folder: StoreFolder) -> DoctorFinding {
    let megabytes = FileSize.bytes(folder.database + "-wal") / 1_048_576
    guard FileSize.bytes(folder.database + "-wal") > largeLogBytes else {
      return DoctorFinding(
        "store.log", .ok, Phrase("预写日志 \(megabytes) MB", "The write-ahead log has \(megabytes) MB"))
    }
    return DoctorFinding(
      "store.log", .warning,
      Phrase(
        "预写日志已有 \(megabytes) MB", "The write-ahead log has grown to \(megabytes) MB"),
      remedy: Phrase(
        "关闭所有打开此库的程序后再打开", "Close all programs on this store and open it again"))
  }

  private static func encryption(_ folder: StoreFolder) -> DoctorFinding {
    if DiskEncryption.isEncrypted(folder.path) {
      return DoctorFinding(
        "store.disk", .ok, Phrase("数据在加密磁盘上", "The store is on an encrypted disk"))
    }
    return DoctorFinding(
      "store.disk", .warning,
      Phrase("数据不在加密磁盘上", "The store isn't on an encrypted disk"),
      remedy: Phrase(
        "请把数据目录放到全盘加密（LUKS）的磁盘上", "Put the folder on a disk with LUKS encryption"))
  }
}
