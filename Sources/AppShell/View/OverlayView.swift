import CellGrid
import DomainModel
import Phrasebook

/// Draws the dialog on top, high enough that an input method's window hides nothing of it.
struct OverlayView {
  private let state: AppState
  private var language: Language { state.appearance.language }

  init(_ state: AppState) {
    self.state = state
  }

  func render(_ overlay: Overlay, into canvas: inout Canvas) {
    switch overlay {
    case .menu(let menu): render(menu, into: &canvas)
    case .form(let form): view(of: form).render(into: &canvas)
    case .confirmation(let confirmation): render(confirmation, into: &canvas)
    case .page(let page): render(page, into: &canvas)
    case .map(let sheet):
      MapView(sheet, style: state.dotStyle, language: language).render(into: &canvas)
    case .conflict(let sheet): ConflictView(sheet, language: language).render(into: &canvas)
    }
  }

  /// A narrow screen gives its whole width: a rest of the list beside the box would be read as
  /// part of it.
  private static func margin(_ columns: Int) -> Int {
    columns >= 100 ? columns / 8 : 0
  }

  /// How wide a page's lines may be on a screen of this size.
  static func pageColumns(of size: Size) -> Int {
    max(10, size.columns - 2 * margin(size.columns) - 4)
  }

  /// Rows between a dialog's last line and the bottom of the body.
  static let rowsBelow = 2

  /// A box at the top of the body, over whatever is there.
  static func box(
    title: String, lines: Int, in canvas: inout Canvas, _ draw: (inout Canvas) -> Void
  ) {
    box(title: title, frame: frame(lines: lines, in: canvas.size), in: &canvas, draw)
  }

  /// Where a box with so many lines stands in the body.
  static func frame(lines: Int, in body: Size) -> Rectangle {
    let margin = margin(body.columns)
    return Rectangle(
      column: margin, row: 0, columns: body.columns - 2 * margin,
      rows: min(lines + 2, max(3, body.rows - rowsBelow)))
  }

  /// A box over whatever is there.
  static func box(
    title: String, frame: Rectangle, in canvas: inout Canvas, _ draw: (inout Canvas) -> Void
  ) {
    canvas.fill(frame)
    let inside = canvas.box(frame, title: title, role: .accent)
    canvas.region(inside, draw)
  }

  private func render(_ menu: Menu, into canvas: inout Canvas) {
    Self.box(
      title: menu.source.title(language), lines: MenuWindow.lines(of: menu), in: &canvas
    ) {
      MenuView(menu, language: language, dots: state.dotStyle).render(into: &$0)
    }
  }

  private func render(_ confirmation: Confirmation, into canvas: inout Canvas) {
    let width = max(10, canvas.size.columns - 2 * Self.margin(canvas.size.columns) - 4)
    let lines = confirmation.sentence.split(separator: "\n").flatMap {
      TextWidth.wrap(
        String($0), columns: width, ambiguous: state.appearance.ambiguousWidth)
    }
    let keys = ShellPhrases.confirmKeys(confirmation.keys)(language)
    Self.box(title: ShellPhrases.confirmTitle(language), lines: lines.count + 2, in: &canvas) {
      for (row, line) in lines.enumerated() { $0.write(line, column: 1, row: row) }
      $0.write(keys, column: 1, row: lines.count + 1, role: .accent)
      $0.placeCursor(column: 1, row: lines.count + 1)
    }
  }

  private func render(_ page: TextPage, into canvas: inout Canvas) {
    let text = state.appearance.spelled(page.text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextWidth.wrap(
        String($0), columns: Self.pageColumns(of: canvas.size),
        ambiguous: state.appearance.ambiguousWidth)
    }
    Self.box(title: page.title, lines: lines.count, in: &canvas) {
      let offset = min(page.offset, max(0, lines.count - $0.size.rows))
      for (row, line) in lines.dropFirst(offset).prefix($0.size.rows).enumerated() {
        $0.write(line, column: 1, row: row)
      }
      $0.placeCursor(column: 0, row: 0)
    }
  }
}

// MARK: The mouse

extension OverlayView {
  /// The entry of a menu under a cell of the screen.
  func entry(of menu: Menu, at position: Position, in body: Rectangle) -> Int? {
    let frame = Self.frame(lines: MenuWindow.lines(of: menu), in: body.size)
    guard let line = Self.line(at: position, in: frame, body) else { return nil }
    return MenuWindow(menu, rows: frame.rows - 2).entry(atLine: line)
  }

  /// The field of a form under a cell of the screen.
  func field(of form: CommandForm, at position: Position, in body: Rectangle) -> Int? {
    let view = view(of: form)
    let frame = view.frame(in: body.size)
    return Self.line(at: position, in: frame, body).flatMap {
      view.field(atLine: $0, in: body.size)
    }
  }

  private func view(of form: CommandForm) -> FormView {
    FormView(form, language: language, ambiguous: state.appearance.ambiguousWidth)
  }

  /// The line inside of a dialog's frame, from 0.
  private static func line(
    at position: Position, in frame: Rectangle, _ body: Rectangle
  ) -> Int? {
    let inside = frame.inset(1).moved(columns: body.column, rows: body.row)
    return inside.contains(position) ? position.row - inside.row : nil
  }
}
