import Glibc
internal import CNcurses

/// Other programs on our terminal, as an editor for long texts.
public enum ForegroundProgram {
  /// Runs a program with standard signals and waits for its end; when it stops, we stop with it.
  /// Call between `leave` and `enter` of the terminal, on its thread.
  ///
  /// - Parameter words: the program, looked for in PATH, and its arguments.
  /// - Returns: its exit status, 128 and a signal's number, or nil when it can't be started.
  public static func run(_ words: [String]) -> Int32? {
    let copies = words.map { (word: String) in strdup(word) }
    defer { for copy in copies { free(copy) } }
    let status = dutydesk_run_program(copies + [nil])
    return status < 0 ? nil : status
  }
}
