/// A text prepared for many matches: its folded scalars and where they stand in the text.
public struct PinyinText: Sendable {
  /// The text as given.
  public let text: String
  let scalars: [UInt32]
  /// Where each folded scalar stands in `text`; `text.endIndex` follows.
  let positions: [String.Index]
  /// The scalars that count as sounds: all but marks and white space, as offsets into `scalars`.
  let elements: [Int]

  /// Prepares a text.
  /// - Complexity: O(length).
  public init(_ text: String) {
    self.text = text
    var scalars: [UInt32] = []
    var positions: [String.Index] = []
    for index in text.unicodeScalars.indices {
      guard let scalar = Folding.folded(text.unicodeScalars[index].value) else { continue }
      scalars.append(scalar)
      positions.append(index)
    }
    positions.append(text.endIndex)
    self.scalars = scalars
    self.positions = positions
    elements = PinyinText.elements(of: scalars)
  }

  static func elements(of scalars: [UInt32]) -> [Int] {
    scalars.indices.filter {
      let kind = ScalarKind(scalars[$0])
      return kind == .character || kind == .latin
    }
  }
}
