import CellGrid
internal import CNcurses

extension Terminal {
  /// Asks the terminal about its widths, its background and its name, in one burst ended by DA1.
  /// Call it once, after the first frame. Answers come as `.reply` whenever they come; when the
  /// one of DA1 is seen, `widthFinding` is set.
  ///
  /// - Parameter asksWidths: false when the finding of an earlier start is remembered.
  /// - Throws: `.system` when the terminal is gone.
  public func askQuestions(asksWidths: Bool) throws(TerminalProblem) {
    let canAnswerMore = !profile.isLinuxConsole
    var questions: [UInt8] = []
    if asksWidths, size.rows > 1 {
      let probe = WidthProbe()
      self.probe = probe
      questions += probe.request
    }
    if canAnswerMore { questions += Array("\u{1B}]11;?\u{1B}\\\u{1B}[>0q\u{1B}[?2026$p".utf8) }
    questions += Array("\u{1B}[c".utf8)
    if asksWidths { questions += erasedProbe() }
    _ = try send(frame: questions)
  }

  /// The samples must be gone in the same write that put them there.
  private func erasedProbe() -> [UInt8] {
    guard let shown else { return [] }
    shortener.forget()
    dutydesk_screen_distrust_row(1)
    let cursor = shown.cursor ?? Position(column: 0, row: -1)
    dutydesk_screen_finish_frame(Int32(cursor.row), Int32(cursor.column), 0)
    return takeFrame()
  }

  /// Keeps what an answer tells about how to write from now on.
  func learn(from reply: TerminalReply) {
    if let finding = probe?.take(reply) {
      widthFinding = finding
      probe = nil
    }
    // Multiplexers say yes for terminals that can't, or lose text.
    if case .mode(2026, let setting) = reply, profile.multiplexer == nil {
      synchronises = setting == 1 || setting == 2
    }
  }
}
