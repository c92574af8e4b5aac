import CellGrid
import Testing

@Suite("Editing a line")
struct TextFieldTests {
  private func typed(_ keys: [KeyEvent], into text: String = "") -> TextField {
    var field = TextField(text)
    for key in keys { _ = field.handle(key) }
    return field
  }

  @Test("Keys insert, delete and move by graphemes")
  func keys() {
    let field = typed(
      [
        .character("水"), .character("👨\u{200D}👩\u{200D}👧"), .left, .character("a"), .end,
        .backspace,
      ])

    #expect(field.text == "水a")
    #expect(field.caret == 2)
  }

  @Test("A mark typed after its letter joins it")
  func marks() {
    let field = typed([.character("e"), .character("\u{301}")])

    #expect(field.characters.count == 1)
    #expect(typed([.backspace], into: field.text).isEmpty)
  }

  @Test("Ctrl-u clears to the left, Ctrl-w the word, and Chinese goes apart from Latin")
  func words() {
    #expect(typed([.left, .control("u")], into: "abc").text == "c")
    #expect(typed([.control("w")], into: "call the 水务局 ").text == "call the ")
    #expect(typed([.control("w")], into: "12345热线").text == "12345")
    #expect(typed([.control("w"), .control("w"), .control("w")], into: "a b").text == "")
  }

  @Test("A paste is one step, without controls, its lines joined by spaces")
  func paste() {
    var field = typed([.character("a"), .paste("水\r\n漫\u{1B}[31m\u{202E}"), .character("b")])

    #expect(field.text == "a水 漫[31mb")
    field.undo()
    #expect(field.text == "a水 漫[31m")
    field.undo()
    #expect(field.text == "a")
    field.redo()
    #expect(field.text == "a水 漫[31m")
    #expect(field.caret == field.characters.count)
  }

  @Test("Typing in one go is one step, and a new edit forgets what was undone")
  func steps() {
    var field = typed([.character("a"), .character("b"), .left, .character("c")])

    field.undo()
    #expect(field.text == "ab")
    field.undo()
    #expect(field.text == "")
    let hasMore = field.undo()
    #expect(!hasMore)
    field.insert("x")
    let hasLater = field.redo()
    #expect(!hasLater)
  }

  @Test("Keys of the form come back unhandled")
  func unhandled() {
    var field = TextField("a")
    for key in [KeyEvent.enter, .escape, .tab, .backTab, .control("s"), .up, .function(2)] {
      let isHandled = field.handle(key)
      #expect(!isHandled)
    }
  }

  @Test("Random keys never move the caret out of the text, and undoing all gives the beginning")
  func property() {
    var generator = SeededGenerator(seed: 99)
    let keys: [KeyEvent] = [
      .left, .right, .home, .end, .backspace, .delete, .control("u"), .control("w"),
    ]
    for _ in 0..<300 {
      var field = TextField("值守台")
      for _ in 0..<30 {
        let text = OddTexts.text(using: &generator)
        let key = keys.randomElement(using: &generator) ?? .left
        _ = field.handle(Bool.random(using: &generator) ? key : .paste(text))
        #expect((0...field.characters.count).contains(field.caret))
      }
      while field.undo() {}
      #expect(field.text == "值守台")
    }
  }
}

@Suite("Showing a line that is edited")
struct TextFieldDrawingTests {
  private func drawn(_ field: TextField, columns: Int) -> CellGrid {
    var canvas = Canvas(size: Size(columns: columns + 2, rows: 1))
    canvas.write("################")
    canvas.write(field, column: 1, columns: columns, hasFocus: true)
    return canvas.grid
  }

  @Test("A short text stands still, the cursor at the caret")
  func short() {
    var field = TextField("水a")
    #expect(drawn(field, columns: 6).text(row: 0) == "#水a   ~")
    #expect(drawn(field, columns: 6).cursor == Position(column: 4, row: 0))
    field.move(by: -1)
    #expect(drawn(field, columns: 6).cursor == Position(column: 3, row: 0))
  }

  @Test("A long text scrolls by half a field and shows that it goes on")
  func long() {
    var field = TextField("abcdefghijkl")
    #expect(drawn(field, columns: 8).text(row: 0) == "#~jkl    ~")
    field.moveToStart()
    #expect(drawn(field, columns: 8).text(row: 0) == "#abcdefg~~")
  }

  @Test("The cursor is always inside of the field")
  func property() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<1000 {
      var field = TextField(OddTexts.text(using: &generator))
      field.move(by: -Int.random(in: 0...12, using: &generator))
      let columns = Int.random(in: 1...10, using: &generator)

      let grid = drawn(field, columns: columns)

      #expect((1...columns).contains(grid.cursor?.column ?? -1))
      #expect(grid[0, 0].glyph == "#")
    }
  }
}
