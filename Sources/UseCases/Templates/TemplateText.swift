import DomainModel
import JSONDiff

/// The text of a template with its fields `{{member}}`.
struct TemplateText {
  /// A piece of it: words as they stand, or the name of a field.
  private enum Piece {
    case words(Substring)
    case field(String)
  }

  private let pieces: [Piece]

  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
      pieces.append(.words(rest[..<open.lowerBound]))
      pieces.append(.field(rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }))
      rest = rest[close.upperBound...]
    }
    self.pieces = pieces + [.words(rest)]
  }

  /// Names of its fields, in their order.
  var fields: [String] {
    pieces.compactMap { if case .field(let name) = $0 { name } else { nil } }
  }

  /// The text with what is known; a field of which nothing is known stays as it is.
  func filled(_ value: (String) throws(Failure) -> String?) throws(Failure) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .words(let words): text += words
      case .field(let name): text += try value(name) ?? "{{\(name)}}"
      }
    }
    return text
  }
}

extension StringProtocol {
  /// Where a text stands in this one; nil when it doesn't.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
