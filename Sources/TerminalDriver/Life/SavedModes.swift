import Glibc
internal import CNcurses

/// The modes of a terminal as they were before us, kept in a file a terminal, so that they can be
/// put back after a death that no handler sees (SIGKILL).
///
/// The file's first line is in the notation of `stty -g`, the second is the process that wrote it.
public struct SavedModes: Sendable {
  /// Where the file of a terminal stands.
  ///
  /// - Parameters:
  ///   - folder: the run folder; it exists already.
  ///   - terminal: the path of the terminal, as `ttyname` gives it.
  /// - Returns: the path of the file, which may not exist.
  public static func path(folder: String, terminal: String) -> String {
    let name = terminal.split(separator: "/").joined(separator: "-")
    return folder + "/terminal-" + name
  }

  /// The path of the terminal behind a descriptor, nil if it has none.
  public static func terminalPath(of descriptor: Int32) -> String? {
    var buffer = [CChar](repeating: 0, count: 256)
    guard ttyname_r(descriptor, &buffer, buffer.count) == 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func write(_ modes: termios, to path: String) {
    var modes = modes
    var text = [CChar](repeating: 0, count: 1_024)
    let length = dutydesk_modes_print(&modes, &text, Int32(text.count))
    guard length > 0, let file = fopen(path, "we") else { return }
    fchmod(fileno(file), 0o600)
    fputs(text, file)
    fputs("\n\(getpid())\n", file)
    fclose(file)
  }

  /// The saved modes over the present ones, and the process that saved them; nil if there is no
  /// readable file.
  static func read(_ path: String, over present: termios) -> (modes: termios, process: pid_t)? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 1_024)
    var modes = present
    guard fgets(&line, Int32(line.count), file) != nil,
      dutydesk_modes_parse(line, &modes) == 0, fgets(&line, Int32(line.count), file) != nil
    else { return nil }
    return (modes, pid_t(atoi(line)))
  }

  /// Puts a terminal back after its program died: saved modes, if there are any, and the whole
  /// restore string. Harmless on a terminal that is in order.
  ///
  /// - Parameters:
  ///   - descriptor: the terminal, open for writing.
  ///   - folder: the run folder.
  ///   - environment: the variables of the process; TERM tells what old consoles would print.
  /// - Returns: true when saved modes were put back.
  public static func reset(
    _ descriptor: Int32, folder: String, environment: [String: String] = [:]
  ) -> Bool {
    var present = termios()
    guard let terminal = terminalPath(of: descriptor),
      dutydesk_modes_read(descriptor, &present) == 0
    else { return false }
    let bytes = RestoreString.bytes(
      isLinuxConsole: TerminalProfile(environment: environment).isLinuxConsole, bottomRow: nil)
    _ = dutydesk_write_fully(descriptor, bytes, bytes.count)
    let path = path(folder: folder, terminal: terminal)
    guard var saved = read(path, over: present) else { return false }
    unlink(path)
    return dutydesk_modes_write(descriptor, &saved.modes) == 0
  }

  /// Where the file of the terminal behind a descriptor stands; nil without a folder for it.
  static func path(of descriptor: Int32, folder: String?) -> String? {
    guard let folder, let terminal = terminalPath(of: descriptor) else { return nil }
    return path(folder: folder, terminal: terminal)
  }

  /// The modes to leave behind: the present ones, or those before a program that died here.
  static func modes(
    of descriptor: Int32, savedIn path: String?
  ) throws(TerminalProblem) -> termios {
    var present = termios()
    guard dutydesk_modes_read(descriptor, &present) == 0 else {
      throw .system(call: "tcgetattr", error: errno)
    }
    return path.flatMap { left(behindIn: $0, present: present) } ?? present
  }

  /// What the modes were before a program that died here, if they are still as it left them.
  private static func left(behindIn path: String, present: termios) -> termios? {
    var present = present
    guard let saved = read(path, over: present), dutydesk_modes_are_cooked(&present) == 0 else {
      return nil
    }
    let isAlive = kill(saved.process, 0) == 0 || errno == EPERM
    return isAlive ? nil : saved.modes
  }
}
