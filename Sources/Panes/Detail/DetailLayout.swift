import CellGrid

/// One laid-out line of a detail: runs of text with their roles.
public struct DetailLine: Sendable, Hashable {
  /// A run in one role.
  public struct Run: Sendable, Hashable {
    /// The words.
    public let text: String
    /// Their colour role.
    public let role: StyleRole
    /// The column it begins at.
    public let column: Int
    /// Whether it is bold.
    public let isBold: Bool
  }

  /// Its runs, left to right.
  public let runs: [Run]

  init(_ runs: [Run] = []) {
    self.runs = runs
  }

  init(_ text: String, _ role: StyleRole, column: Int = 0, isBold: Bool = false) {
    runs = [Run(text: text, role: role, column: column, isBold: isBold)]
  }

  /// The words without their roles, for copying and for linear mode.
  public var text: String { runs.map(\.text).joined(separator: " ") }
}

/// Lays detail blocks out to a width.
public struct DetailLayout {
  private let columns: Int
  private let ambiguous: Int

  /// A layout for a pane of this width; `ambiguous` is the width of East Asian ambiguous text.
  public init(columns: Int, ambiguous: Int) {
    self.columns = max(8, columns)
    self.ambiguous = ambiguous
  }

  /// All lines of the blocks.
  public func lines(_ blocks: [DetailBlock]) -> [DetailLine] {
    blocks.flatMap(lines)
  }

  private func lines(_ block: DetailBlock) -> [DetailLine] {
    switch block {
    case .title(let title, let marks): titleLines(title, marks)
    case .heading(let text): [DetailLine(), DetailLine(text, .accent, isBold: true)]
    case .fields(let fields): fieldLines(fields)
    case .paragraph(let text, let role): wrap(text, columns).map { DetailLine($0, role) }
    case .timeline(let moments): moments.flatMap(momentLines)
    }
  }

  private func titleLines(_ title: String, _ marks: [RowText]) -> [DetailLine] {
    let titleLines = wrap(title, columns).map { DetailLine($0, .title, isBold: true) }
    var column = 0
    var runs: [DetailLine.Run] = []
    for mark in marks where !mark.text.isEmpty {
      let width = width(mark.text)
      guard column + width <= columns else { break }
      runs.append(.init(text: mark.text, role: mark.role, column: column, isBold: false))
      column += width + 2
    }
    return titleLines + [DetailLine(runs)]
  }

  /// Pairs share a line while both fit in half the width; longer values wrap under themselves.
  private func fieldLines(_ fields: [DetailField]) -> [DetailLine] {
    let labelWidth = min(fields.map { width($0.label) }.max() ?? 0, columns / 3)
    let half = columns / 2
    var lines: [DetailLine] = []
    var open: DetailLine?
    for field in fields {
      let isShort = labelWidth + 1 + width(field.value) < half && columns >= 56
      if isShort, let left = open {
        lines.append(DetailLine(left.runs + runs(field, labelWidth, at: half)))
        open = nil
      } else if isShort {
        open = DetailLine(runs(field, labelWidth, at: 0))
      } else {
        open.map { lines.append($0) }
        open = nil
        lines += wrappedField(field, labelWidth)
      }
    }
    open.map { lines.append($0) }
    return lines
  }

  private func runs(_ field: DetailField, _ labelWidth: Int, at column: Int) -> [DetailLine.Run] {
    [
      .init(text: field.label, role: .muted, column: column, isBold: false),
      .init(text: field.value, role: field.role, column: column + labelWidth + 1, isBold: false),
    ]
  }

  private func wrappedField(_ field: DetailField, _ labelWidth: Int) -> [DetailLine] {
    let indent = labelWidth + 1
    return wrap(field.value, columns - indent).enumerated().map { index, text in
      let value = DetailLine.Run(text: text, role: field.role, column: indent, isBold: false)
      let label = DetailLine.Run(text: field.label, role: .muted, column: 0, isBold: false)
      return DetailLine(index == 0 ? [label, value] : [value])
    }
  }

  private func momentLines(_ moment: DetailMoment) -> [DetailLine] {
    let indent = width(moment.time) + 1
    return wrap(moment.text, columns - indent).enumerated().map { index, text in
      let what = DetailLine.Run(text: text, role: .text, column: indent, isBold: false)
      let time = DetailLine.Run(text: moment.time, role: .muted, column: 0, isBold: false)
      return DetailLine(index == 0 ? [time, what] : [what])
    }
  }

  private func wrap(_ text: String, _ width: Int) -> [String] {
    TextWidth.wrap(text, columns: max(4, width), ambiguous: ambiguous)
  }

  private func width(_ text: String) -> Int {
    TextWidth.columns(of: text, ambiguous: ambiguous)
  }
}
