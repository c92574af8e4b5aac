import Testing

@Suite("Keeping files and functions small")
struct LimitTests {
  @Test("No file is longer than 500 lines")
  func filesAreShort() {
    let long = (SourceTree.sources + SourceTree.tests).filter { $0.lines.count > 500 }
    #expect(long.isEmpty)
  }

  @Test("The median file has at most 100 lines")
  func medianFileIsShort() {
    let counts = SourceTree.sources.map(\.lines.count).sorted()
    #expect(counts[counts.count / 2] <= 100)
  }

  @Test("No function is longer than 60 lines")
  func functionsAreShort() {
    for file in SourceTree.sources {
      for function in functions(of: file) {
        #expect(function.length <= 60, "\(file.path):\(function.line)")
      }
    }
  }

  /// A function ends at the line that closes it with the indentation it began with.
  private func functions(of file: SourceTree.File) -> [(line: Int, length: Int)] {
    var found: [(line: Int, length: Int)] = []
    for (index, line) in file.lines.enumerated() where line.contains("func ") {
      let indent = line.prefix { $0 == " " }
      guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
      let end = file.lines[index...].firstIndex { $0 == indent + "}" }
      let next = file.lines[(index + 1)...].firstIndex {
        $0.prefix { $0 == " " } == indent && $0.contains("func ")
      }
      guard let end, end < next ?? Int.max else { continue }
      found.append((index + 1, end - index + 1))
    }
    return found
  }
}
