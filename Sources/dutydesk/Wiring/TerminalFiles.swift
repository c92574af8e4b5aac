import Glibc
import TerminalDriver
import UseCases

/// Where the modes of terminals in use are kept, so that they can be put back after SIGKILL.
enum RunFolder {
  /// `$XDG_RUNTIME_DIR/dutydesk`; without that directory one of our own beside other people's
  /// temporary files. Made when it is missing.
  ///
  /// - Returns: nil when it can't be made, or when others may read or change what is in it: whoever
  ///   comes first may lay a folder of this name, or a link, for us to write into.
  static func path(_ environment: [String: String]) -> String? {
    let path: String
    if let base = environment["XDG_RUNTIME_DIR"], base.hasPrefix("/") {
      path = base + "/dutydesk"
    } else {
      path = "\(environment["TMPDIR"] ?? "/tmp")/dutydesk-\(geteuid())"
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST, isOursAlone(path) else { return nil }
    return path
  }

  private static func isOursAlone(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return status.st_uid == geteuid() && status.st_mode & 0o077 == 0
  }
}

/// The last copied text as a file: where no clipboard can be reached it is still there.
enum ClipboardFile {
  /// The path, nil when it can't be written.
  static func write(_ text: String, _ environment: [String: String]) -> String? {
    guard let folder = RunFolder.path(environment) else { return nil }
    let path = folder + "/copied.txt"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return (try? StandardStreams.write(Array(text.utf8), to: descriptor)).map { path }
  }
}

/// The operator's own editor for long texts.
enum ExternalEditor {
  /// What the editor left in the file; nil when it failed or there is no editor.
  static func edit(_ text: String, _ environment: [String: String]) -> String? {
    guard let folder = RunFolder.path(environment) else { return nil }
    let path = folder + "/text-\(getpid()).txt"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    let isWritten = (try? StandardStreams.write(Array(text.utf8), to: descriptor)) != nil
    close(descriptor)
    defer { unlink(path) }
    let editor = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
    let words = ["sh", "-c", editor + " \"$1\"", "sh", path]
    guard isWritten, ForegroundProgram.run(words) == 0 else { return nil }
    let bytes = try? LiveFiles.files.read(path)
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// When a theme's file was saved last.
enum FileStamp {
  static func of(_ theme: String, in folders: [String]) -> String {
    for folder in folders {
      var status = stat()
      guard stat("\(folder)/\(theme).toml", &status) == 0 else { continue }
      return "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
    return ""
  }
}
