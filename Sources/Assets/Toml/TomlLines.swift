/// Where entries stand in a TOML file. The library gives no places for values, so keys are looked
/// for at the beginning of lines: enough for files that people write.
struct TomlLines {
  private var lines: [[String]: Int] = [:]

  init(_ rows: [String]) {
    var table: [String] = []
    var closing: String?
    var depth = 0
    for (index, row) in rows.enumerated() {
      let text = row.trimmingTomlSpace
      if let quotes = closing {
        if text.contains(quotes) { closing = nil }
        continue
      }
      if depth > 0 {
        depth += Self.bracketBalance(text)
        continue
      }
      if text.hasPrefix("[") {
        table = Self.keys(text.drop { $0 == "[" }, until: "]")
        if lines[table] == nil { lines[table] = index + 1 }
      } else if !text.hasPrefix("#"), let equals = Self.indexOfEquals(text) {
        record(table, keys: Self.keys(text[..<equals], until: "="), line: index + 1)
        let value = text[equals...].dropFirst()
        closing = Self.openMultiline(value)
        depth = closing == nil ? max(0, Self.bracketBalance(String(value))) : 0
      }
    }
  }

  /// The line of a path, or of the longest path above it; nil when nothing is known.
  func line(of path: [String]) -> Int? {
    var path = path
    while !path.isEmpty {
      if let line = lines[path] { return line }
      path.removeLast()
    }
    return nil
  }

  private mutating func record(_ table: [String], keys: [String], line: Int) {
    for count in 1...max(1, keys.count) {
      let path = table + keys.prefix(count)
      if lines[path] == nil || count == keys.count { lines[path] = line }
    }
  }

  /// Splits `a."b.c".d` at dots outside of quotes; ends at an end sign outside of quotes.
  private static func keys(_ text: Substring, until end: Character) -> [String] {
    var keys: [String] = []
    var current = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { current.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == end {
        break
      } else if character == "." {
        keys.append(current)
        current = ""
      } else if !character.isWhitespace {
        current.append(character)
      }
    }
    return keys + [current]
  }

  private static func indexOfEquals(_ text: String) -> String.Index? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "=" {
        return index
      }
    }
    return nil
  }

  private static func openMultiline(_ value: Substring) -> String? {
    for quotes in ["\"\"\"", "'''"] where value.contains(quotes) {
      if value.components(of: quotes) == 1 { return quotes }
    }
    return nil
  }

  /// Square brackets opened and not closed, outside of strings and comments.
  private static func bracketBalance(_ text: String) -> Int {
    var balance = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'": quote = character
      case "#": return balance
      case "[": balance += 1
      case "]": balance -= 1
      default: break
      }
    }
    return balance
  }
}

extension StringProtocol {
  fileprivate var trimmingTomlSpace: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// How often a piece stands in the text, not overlapping.
  fileprivate func components(of piece: String) -> Int {
    var count = 0
    var rest = Substring(self)
    while let range = rest.firstRange(of: piece) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
