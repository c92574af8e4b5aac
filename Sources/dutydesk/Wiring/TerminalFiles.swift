import Glibc
import TerminalDriver
import UseCases

/// Where the modes of terminals in use are kept, so that they can be put back after SIGKILL.
enum RunFolder {
  /// `$XDG_RUNTIME_DIR/dutydesk`, made when it is missing; nil without such a directory.
  static func path(_ environment: [String: String]) -> String? {
    guard let base = environment["XDG_RUNTIME_DIR"] ?? fallback(environment) else { return nil }
    let path = base + "/dutydesk"
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { return nil }
    return path
  }

  private static func fallback(_ environment: [String: String]) -> String? {
    environment["TMPDIR"] ?? "/tmp"
  }
}

/// The last copied text as a file: where no clipboard can be reached it is still there.
enum ClipboardFile {
  /// The path, nil when it can't be written.
  static func write(_ text: String, _ environment: [String: String]) -> String? {
    guard let folder = RunFolder.path(environment) else { return nil }
    let path = folder + "/copied.txt"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
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
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
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
