import Foundation

/// What a command without a terminal left.
struct CommandResult {
  let status: Int32
  let output: String
  let errors: String

  /// Runs a program to its end.
  static func of(
    _ program: String, _ arguments: [String], environment: [String: String],
    inputPath: String = "/dev/null"
  ) throws -> CommandResult {
    // Files instead of pipes: nobody has to read while the program runs.
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    // Write access too: a terminal is put back by writing to it.
    process.standardInput = FileHandle(forUpdatingAtPath: inputPath)
    let paths = try ["output", "errors"].map { try folder.write("", to: $0) }
    process.standardOutput = FileHandle(forWritingAtPath: paths[0])
    process.standardError = FileHandle(forWritingAtPath: paths[1])
    try process.run()
    process.waitUntilExit()
    let texts = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }
    let isSignal = process.terminationReason == .uncaughtSignal
    return CommandResult(
      status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
      output: texts[0], errors: texts[1])
  }
}
