import CommandCatalog

extension CommandArgument {
  /// Files and records are what the screen already has; the rest is asked.
  var isAskedOnScreen: Bool {
    switch spelling {
    case .option: name != "template"
    case .positional, .remaining: false
    }
  }
}

extension Command {
  /// Whether it takes a whole record from a file, which the screen asks for member by member.
  var takesDocument: Bool {
    arguments.count == 1 && arguments.contains { $0.name == "file" && $0.kind == .file }
  }

  /// Whether it takes files or values by their place in the line, which no form asks for; without
  /// them it would read from the very terminal that the screen is on.
  var isForCommandLine: Bool {
    !takesDocument && !changesOperator && arguments.contains { $0.spelling != .option }
  }

  /// Whether the screen has its lock dialog for it.
  var changesOperator: Bool {
    ["operator.lock", "operator.unlock", "operator.switch"].contains(id)
  }
}
