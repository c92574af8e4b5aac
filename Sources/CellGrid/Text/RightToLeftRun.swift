/// What becomes of right-to-left text.
public enum RightToLeft: Sendable, Hashable {
  /// `〔维〕`, `〔阿〕`, … stand for each run: for lists and forms, where columns must hold.
  case standIn
  /// The letters stay: for a line of its own.
  case kept
}

/// Names the script of a right-to-left run, so that an officer knows which interpreter to ask.
struct RightToLeftRun {
  private var script = "右"

  mutating func add(_ scalar: Unicode.Scalar) {
    guard let found = RightToLeftRun.script(of: scalar) else { return }
    // Letters that only one language writes decide over those that all Arabic scripts share.
    if script == "右" || script == "阿" { script = found }
  }

  /// The signs to show; each takes two cells.
  var standIn: [Unicode.Scalar] { Array("〔\(script)〕".unicodeScalars) }

  private static func script(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x0675...0x0678: "哈"
    case 0x06C5, 0x06C9: "柯"
    case 0x06AD, 0x06BE, 0x06C6...0x06C8, 0x06CB, 0x06D0, 0x06D5: "维"
    case 0x0590...0x05FF, 0xFB1D...0xFB4F: "希伯来"
    case 0x0700...0x074F: "叙利亚"
    case 0x0620...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
      "阿"
    default: nil
    }
  }
}
