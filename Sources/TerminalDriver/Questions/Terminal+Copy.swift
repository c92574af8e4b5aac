import CellGrid
import Glibc
internal import CNcurses

/// Which way a text went to the clipboard, for one sentence about it.
public enum CopyRoute: Hashable, Sendable {
  /// Into tmux's buffer, and by tmux to the terminal outside.
  case tmux
  /// To the terminal by OSC 52; whether it took it can't be known.
  case terminal
  /// Too long for any terminal.
  case tooLong
  /// No way here.
  case none
}

extension Terminal {
  /// Copies a text. In tmux by `tmux load-buffer -w -`, because tmux's defaults drop OSC 52 in
  /// both forms; elsewhere by OSC 52, up to 6 000 bytes. The caller writes it to a file too.
  public func copy(_ text: String) throws(TerminalProblem) -> CopyRoute {
    let bytes = Array(text.utf8)
    if profile.multiplexer == .tmux { return Self.loadBuffer(bytes) ? .tmux : .none }
    guard !profile.isLinuxConsole, profile.multiplexer != .zellij else { return .none }
    guard bytes.count <= ClipboardSequence.limit else { return .tooLong }
    queued += Multiplexing.wrapped(ClipboardSequence.bytes(bytes), for: profile.multiplexer)
    try flush()
    return .terminal
  }

  private static func loadBuffer(_ bytes: [UInt8]) -> Bool {
    let words = ["tmux", "load-buffer", "-w", "-"].map { (word: String) in strdup(word) }
    defer { for word in words { free(word) } }
    return dutydesk_feed_program(words + [nil], bytes, bytes.count) == 1
  }
}

/// The sequence that asks a terminal to take a text into the clipboard.
enum ClipboardSequence {
  // Beyond this some terminals drop the whole sequence.
  static let limit = 6_000

  static func bytes(_ content: [UInt8]) -> [UInt8] {
    Array("\u{1B}]52;c;".utf8) + base64(content) + [0x07]
  }

  /// RFC 4648, section 4.
  static func base64(_ content: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((content.count + 2) / 3 * 4)
    for start in stride(from: 0, to: content.count, by: 3) {
      let group = content[start..<min(start + 3, content.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        let isFilled = place <= group.count
        result.append(
          isFilled ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
      }
    }
    return result
  }
}
