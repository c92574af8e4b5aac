import CellGrid
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

/// Tells in lines what a screen would have shown: for screen readers, dumb terminals and logs.
///
/// It compares two states and says only what changed, so that nothing is read twice. Lines use no
/// cursor movement and no drawing signs; errors and alerts begin with a word.
public struct LinearNarrator {
  private let before: AppState?
  let after: AppState
  private var language: Language { after.appearance.language }

  /// A narrator of the step from one state to the next; nil before the first.
  public init(from before: AppState?, to after: AppState) {
    self.before = before
    self.after = after
  }

  /// The lines to add.
  public var lines: [String] {
    let below = after.lock == nil ? place + dialog + guide : lock
    return (message + alert + below).map {
      TextWidth.cleaned(after.appearance.spelled($0), rightToLeft: .kept)
    }
  }

  private var message: [String] {
    guard let shown = after.messages.shown, shown != before?.messages.shown else { return [] }
    return [(shown.role == .error ? ShellPhrases.error(language) : "") + shown.text]
  }

  private var alert: [String] {
    guard let sentence = AlertLine(after).sentence, after.alerts != before?.alerts else {
      return []
    }
    return [sentence]
  }
}

extension LinearNarrator {
  /// A locked workstation says who is asked, and why it stays locked; names of records wait.
  private var lock: [String] {
    guard let lock = after.lock, let person = lock.person else { return [] }
    guard lock.isAsking else {
      let isNews = before?.lock?.isAsking != false
      return isNews ? [ShellPhrases.lockedLine(language)] : []
    }
    let old = before?.lock
    if let problem = lock.problem, problem != old?.problem {
      return [ShellPhrases.error(language) + problem]
    }
    guard old?.isAsking != true || old?.person != person else { return [] }
    let question =
      person.hasPassphrase
      ? ShellPhrases.passphraseOf(person.name) : ShellPhrases.needsNoPassphrase(person.name)
    return [question(language)]
  }

  private var guide: [String] {
    guard let guide = after.guide, guide != before?.guide else { return [] }
    return [guide.sentence(after.keyMap)(language)]
  }
}

// MARK: Panes

extension LinearNarrator {
  private var place: [String] {
    guard after.overlays.isEmpty, let pane = after.panes[after.focused] else { return [] }
    let old = before?.panes[after.focused]
    let isNewPlace =
      before == nil || before?.tab != after.tab || before?.focused != after.focused
      || old?.viewIndex != pane.viewIndex || old?.filter != pane.filter
    let heading = isNewPlace ? headings(pane) : []
    if pane.isRecordFocused && !after.isBoard {
      let isSame = old?.isRecordFocused == true && old?.detail?.id == pane.detail?.id
      return heading + (isSame ? scrolled(pane, from: old) : record(pane))
    }
    let isSameRow =
      !isNewPlace && old?.list.selectedRow == pane.list.selectedRow
      && old?.isRecordFocused == pane.isRecordFocused && before?.overlays.isEmpty == true
      && old?.list.marks == pane.list.marks
    return heading + (isSameRow ? [] : [row(pane)])
  }

  private func headings(_ pane: PaneState) -> [String] {
    var counts = after.isBoard ? PaneIdentifier.lists.map(boardLine) : []
    if after.isBoard, let node = after.sync.node {
      counts.append(NodeWords(node, now: after.now).phrase(language))
    }
    let filter = pane.filter.isEmpty ? "" : ShellPhrases.filteredBy(pane.filter)(language)
    let total = pane.list.total?.text ?? "?"
    return counts + [
      ShellPhrases.listHeading(
        pane.pane.title(language), pane.view.title(language), total)(language) + filter
    ]
  }

  private func boardLine(_ identifier: PaneIdentifier) -> String {
    let title = PaneCatalog.pane(identifier)?.title(language) ?? ""
    let count = after.counts[identifier] ?? PaneCount(open: 0, pressing: 0)
    let pressing =
      count.pressing > 0
      ? " " + ShellPhrases.pressing(identifier.rawValue, count.pressing)(language) : ""
    return "\(identifier.rawValue + 1) \(title) \(count.open)\(pressing)"
  }

  /// One row as a sentence: its place in the list, then its columns.
  private func row(_ pane: PaneState) -> String {
    guard let row = pane.list.selectedRow else {
      return EmptyList(state: after).lines(pane).map { $0(language) }
        .joined(separator: ShellPhrases.sentenceGap(language))
    }
    let context = after.rowContext
    let words = pane.columns.map { $0.text(row, context).text.trimmed }
      .filter { !$0.isEmpty && $0 != "-" }
    let mark = pane.list.marked.contains(row.id) ? ShellPhrases.markedWord(language) + " " : ""
    let flag = after.flagged.contains(row.id) ? ShellPhrases.flaggedWord(language) + " " : ""
    let place = ShellPhrases.rowPlace(
      pane.list.position.map(String.init) ?? "?", pane.list.total?.text ?? "?")(language)
    return place + mark + flag + words.joined(separator: "  ")
  }

  private func record(_ pane: PaneState) -> [String] {
    guard let detail = pane.detail else { return [row(pane)] }
    return DetailLayout(columns: 200, ambiguous: 1).lines(detail.blocks).map(\.text)
      .filter { !$0.isEmpty } + [ShellPhrases.recordHint(language)]
  }

  private func scrolled(_ pane: PaneState, from old: PaneState?) -> [String] {
    guard let detail = pane.detail, detail.offset != old?.detail?.offset else { return [] }
    let lines = DetailLayout(columns: 200, ambiguous: 1).lines(detail.blocks)
    return lines.indices.contains(detail.offset) ? [lines[detail.offset].text] : []
  }
}

// MARK: Dialogs

extension LinearNarrator {
  private var dialog: [String] {
    guard let overlay = after.overlays.last else { return [] }
    let old = before?.overlays.count == after.overlays.count ? before?.overlays.last : nil
    switch overlay {
    case .menu(let menu): return lines(of: menu, before: old)
    case .form(let form): return lines(of: form, before: old)
    case .confirmation(let confirmation):
      if case .confirmation? = old { return [] }
      return confirmation.sentence.split(separator: "\n").map(String.init) + [
        ShellPhrases.confirmKeys(confirmation.keys)(language)
      ]
    case .page(let page):
      if case .page? = old { return [] }
      return [page.title] + page.text.split(separator: "\n").map(String.init)
    case .conflict(let sheet): return lines(of: sheet, before: old)
    case .map(let sheet): return lines(of: sheet, before: old)
    }
  }

  /// A conflict says itself once, then each field that the cursor comes to or that was decided.
  private func lines(of sheet: ConflictSheet, before old: Overlay?) -> [String] {
    let view = ConflictView(sheet, language: language)
    guard case .conflict(let oldSheet)? = old, oldSheet.conflict.id == sheet.conflict.id else {
      return view.heading + view.sentences(of: sheet.index)
    }
    if let field = sheet.field, field.text != oldSheet.field?.text {
      return [ShellPhrases.ownValue(language) + ": " + field.text]
    }
    guard oldSheet.index != sheet.index || oldSheet.choices != sheet.choices else { return [] }
    return view.sentences(of: sheet.index)
  }

  private static let mostEntries = 20

  private func lines(of menu: Menu, before old: Overlay?) -> [String] {
    guard case .menu(let oldMenu)? = old, oldMenu.source == menu.source,
      oldMenu.entries == menu.entries
    else {
      let heading = menu.source.title(language) + (menu.isNumbered ? "" : ": \(menu.field.text)")
      let entries = menu.entries.prefix(Self.mostEntries).enumerated().map {
        "\(Self.sign($0.offset, of: menu)) \(Self.words(of: $0.element))"
      }
      let more = menu.entries.count - entries.count
      return [heading] + entries + (more > 0 ? [ShellPhrases.more(more)(language)] : [])
    }
    guard oldMenu.selection != menu.selection, let chosen = menu.chosen else { return [] }
    return ["\(Self.sign(menu.selection, of: menu)) \(Self.words(of: chosen))"]
  }

  /// What takes an entry of a numbered menu; of others its place.
  private static func sign(_ index: Int, of menu: Menu) -> String {
    menu.isNumbered && Menu.signs.indices.contains(index)
      ? String(Menu.signs[index]) : String(index + 1)
  }

  private static func words(of entry: Menu.Entry) -> String {
    [entry.title, entry.key, entry.note].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func lines(of form: CommandForm, before old: Overlay?) -> [String] {
    var oldForm: CommandForm?
    if case .form(let form)? = old { oldForm = form }
    let title =
      oldForm == nil ? [form.command.title(language) + ". " + form.command.help(language)] : []
    guard let current = form.current else { return title }
    let isNewField = oldForm?.index != form.index
    let isNewText = oldForm?.current?.field.text != current.field.text
    let isNewChoice = oldForm?.takenChoice != form.takenChoice
    let isNewProblem = oldForm?.current?.problem != current.problem
    guard isNewField || isNewText || isNewChoice || isNewProblem || !title.isEmpty else {
      return []
    }
    let required = current.argument.isRequired ? ShellPhrases.required(language) : ""
    let label = current.argument.title(language) + required + ": " + current.field.text
    let choices = form.choices.prefix(6).enumerated().map { index, choice in
      (index == form.takenChoice ? "> " : "  ") + choice.title + "  " + choice.note
    }
    return title + [label] + (current.problem.map { [ShellPhrases.error(language) + $0] } ?? [])
      + (isNewField || isNewText || isNewChoice ? choices : [])
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
