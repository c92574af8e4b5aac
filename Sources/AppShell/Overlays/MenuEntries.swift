import CellGrid
import ChineseText
import CommandCatalog
import DomainModel
import LocalStore
import Panes
import Phrasebook
import UseCases

/// Makes the entries of a menu from the state and the store.
struct MenuEntries {
  let state: AppState
  let reads: ShellReads
  var language: Language { state.appearance.language }

  init(_ state: AppState, _ reads: ShellReads) {
    self.state = state
    self.reads = reads
  }

  func fill(_ menu: inout Menu) {
    let typed = menu.field.text
    switch menu.source {
    case .palette: fill(&menu, ranked(paletteCommands, typed))
    case .help: fill(&menu, ranked(CommandCatalog.commands(in: state.areas), typed))
    case .steps:
      let steps = steps
      menu.fill(steps, footnote: steps.isEmpty ? ShellPhrases.noSteps(language) : "")
    case .asked: menu.fill(state.askedCommands.map(entry))
    case .search: fillSearch(&menu, typed)
    case .views: menu.fill(views)
    case .orders: menu.fill(orders)
    case .messages: menu.fill(messages)
    case .values: menu.fill(values)
    case .columns: menu.fill(columns, footnote: ShellPhrases.columnKeys(language))
    case .copies: menu.fill(copies)
    case .unsettled: fillUnsettled(&menu, typed)
    case .refused(let work): menu.fill(entries(for: work), footnote: "")
    case .reminders:
      menu.fill(
        state.reminders.map { Menu.Entry($0.words(language), action: .reminder($0)) })
    case .templates(let found):
      menu.fill(found.map { Menu.Entry($0.title, note: $0.text, action: .template($0)) })
    case .sources(let found):
      menu.fill(
        found.map {
          Menu.Entry(
            "\($0.documentNumber ?? $0.title) \($0.clause) \($0.heading)",
            note: ($0.terms + [$0.text]).joined(separator: "  "), action: .cite($0))
        })
    case .checklist(let order, let list): menu.fill(points(of: list, order: order))
    case .patrol(let rounds): menu.fill(stops(of: rounds))
    case .alerts: menu.fill(alertLists)
    case .braille:
      menu.fill([
        Menu.Entry(ShellPhrases.seesBraille(language), action: .braille(true)),
        Menu.Entry(ShellPhrases.seesNoBraille(language), action: .braille(false)),
      ])
    case .themes: menu.fill(reads.themes().map { Menu.Entry($0, action: .theme($0)) })
    }
  }

  /// Commands, or that none is called so.
  private func fill(_ menu: inout Menu, _ commands: [Menu.Entry]) {
    let typed = menu.field.text
    menu.fill(
      commands, footnote: commands.isEmpty ? ShellPhrases.noCommandCalled(typed)(language) : "")
  }

  /// Lines of a text as wide as a menu's entry.
  static func wrapped(_ text: String, _ columns: Int, _ ambiguous: Int) -> [String] {
    TextWidth.wrap(text, columns: max(16, columns), ambiguous: ambiguous)
  }

  /// Every command but those that move in the other of list and record.
  private var paletteCommands: [Command] {
    let here = state.areas
    return CommandCatalog.all.filter { command in
      switch command.area {
      case .list, .record, .form: here.contains(command.area)
      default: true
      }
    }
  }

  /// Commands that fit what is typed in either language, by pinyin or by name; best first.
  private func ranked(_ commands: [Command], _ typed: String) -> [Menu.Entry] {
    guard !typed.isEmpty else { return availableFirst(commands.map(entry)) }
    let matcher = PinyinMatcher(typed, allowsSubsequence: true)
    let hits = commands.compactMap { command -> (command: Command, quality: MatchQuality)? in
      let texts = [command.title.chinese, command.title.english, command.id]
      return texts.compactMap(matcher.quality).min().map { (command, $0) }
    }
    return hits.enumerated().sorted {
      ($0.element.quality, $0.offset) < ($1.element.quality, $1.offset)
    }.map { entry($0.element.command) }
  }

  private func availableFirst(_ entries: [Menu.Entry]) -> [Menu.Entry] {
    entries.filter { $0.role != .muted } + entries.filter { $0.role == .muted }
  }

  /// A command with its key, its help, and why it can't be run now.
  private func entry(_ command: Command) -> Menu.Entry {
    let refusal = unavailability(of: command)
    return Menu.Entry(
      command.title(language), note: (refusal ?? command.help)(language),
      key: state.keyMap.keys(of: command).first ?? "", role: refusal == nil ? .text : .muted,
      action: .run(command.id))
  }

  private func unavailability(of command: Command) -> Phrase? {
    if command.isForCommandLine { return ShellPhrases.onlyOnCommandLine(command.words ?? []) }
    if state.desk.isReadOnly && command.writes { return ShellPhrases.readOnly }
    guard command.actsOnRecords else { return nil }
    let type = state.panes[state.focused]?.list.selectedRow?.type
    guard let type, command.recordTypes.contains(type) else { return ShellPhrases.otherRecord }
    return state.refusal(of: command)
  }

  private var steps: [Menu.Entry] {
    let steps = state.panes[state.focused]?.detail?.steps ?? []
    return state.alertSteps.map(entry)
      + steps.filter { $0.refusal == nil }.map { entry($0.command) }
      + steps.filter { $0.refusal != nil }.map { entry($0.command) }
  }

  private func fillSearch(_ menu: inout Menu, _ typed: String) {
    guard !typed.isEmpty else { return menu.fill([]) }
    let result = reads.search(typed)
    let entries = result.items.map { hit in
      Menu.Entry(
        hit.row.title, note: hit.snippet,
        key: hit.row.type?.title(language) ?? "",
        action: .open(id: hit.row.id, type: hit.row.type))
    }
    menu.fill(entries, footnote: footnote(of: result))
  }

  /// An unfinished index is said, never hidden.
  private func footnote(of result: SearchResult) -> String {
    if result.indexedShare < 1 {
      return ShellPhrases.indexed(percent: Int(result.indexedShare * 100))(language)
    }
    return result.items.isEmpty ? ShellPhrases.noHits(language) : ""
  }

  private var views: [Menu.Entry] {
    guard let pane = state.panes[state.focused] else { return [] }
    let context = state.viewContext
    return pane.pane.views.enumerated().map { index, view in
      let count = reads.list.count(view.query(context))
      return Menu.Entry(view.title(language), key: count.text, action: .view(index))
    } + ownViews(pane)
  }

  /// The operator's own views of this pane, and the present one to keep or to forget.
  private func ownViews(_ pane: PaneState) -> [Menu.Entry] {
    let own = state.savedViews.filter { $0.pane == pane.pane.identifier }
    let entries = own.map { Menu.Entry($0.name, action: .saved($0)) }
    let present = SavedView(
      pane: pane.pane.identifier, viewIndex: pane.viewIndex, filter: pane.filter,
      order: pane.order,
      name: [pane.view.title(language), pane.filter].filter { !$0.isEmpty }
        .joined(separator: " "))
    if let kept = own.first(where: { $0.showsSame(as: present) }) {
      let title = ShellPhrases.forgetView(kept.name)(language)
      return entries + [Menu.Entry(title, role: .muted, action: .forgetView(kept))]
    }
    guard !pane.filter.isEmpty || pane.order != nil else { return entries }
    let title = ShellPhrases.keepView(present.name)(language)
    return entries + [Menu.Entry(title, role: .accent, action: .keepView(present))]
  }

  private var orders: [Menu.Entry] {
    [
      Menu.Entry(ShellPhrases.dueFirst(language), action: .order(.dueFirst)),
      Menu.Entry(ShellPhrases.newestFirst(language), action: .order(.newestFirst)),
      Menu.Entry(ShellPhrases.urgencyFirst(language), action: .order(.urgencyFirst)),
    ]
  }

  private var messages: [Menu.Entry] {
    state.messages.all.reversed().map { message in
      let word = message.role == .error ? ShellPhrases.error(language) : ""
      return Menu.Entry(
        "\(message.time.localText(.minute).suffix(5))  \(word)\(message.text)",
        note: message.commandLine ?? "", role: message.role,
        action: message.commandLine.map { .copy($0) } ?? .none)
    }
  }

  /// What of the selected record can be copied: as it is shown, masks included.
  private var copies: [Menu.Entry] {
    guard let pane = state.panes[state.focused], let row = pane.list.selectedRow else { return [] }
    let cells = pane.columns.map { $0.text(row, state.rowContext).text }
    let text = pane.detail.flatMap { $0.id == row.id ? $0 : nil }.map { detail in
      DetailLayout(columns: 200, ambiguous: state.appearance.ambiguousWidth)
        .lines(detail.blocks).map(\.text).joined(separator: "\n")
    }
    let parts: [(Phrase, String?)] = [
      (ShellPhrases.copyNumber, row.number), (ShellPhrases.copyTitle, row.title),
      (ShellPhrases.copyRow, cells.joined(separator: "\t")), (ShellPhrases.copyText, text),
    ]
    return parts.compactMap { title, part in
      part.map { Menu.Entry(title(language), note: $0, action: .copy($0)) }
    }
  }

  private var values: [Menu.Entry] {
    guard let query = state.panes[state.focused]?.list.query else { return [] }
    let values = reads.values(query)
    let most = Double(values.map(\.count).max() ?? 0)
    return values.map {
      Menu.Entry(
        $0.title(language), key: String($0.count), action: .filter($0.filter),
        share: most > 0 ? Double($0.count) / most : nil)
    }
  }
}
