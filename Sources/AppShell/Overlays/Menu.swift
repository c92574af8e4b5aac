import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Phrasebook
import UseCases

/// A list to choose from, filtered as one types.
///
/// Palette, help, next steps, search, views and orders are the same thing with other entries.
public struct Menu: Sendable {
  /// Where the entries come from.
  public enum Source: Sendable, Hashable {
    /// Every command, ranked by what is typed.
    case palette
    /// The commands whose keys count here.
    case help
    /// What the selected record's state allows.
    case steps
    /// The commands between which the selected record's state lets one choose.
    case asked
    /// Search over all records.
    case search
    /// The views of the focused pane.
    case views
    /// Orders of the focused list.
    case orders
    /// Messages of the shift.
    case messages
    /// The values of a column with their counts.
    case values
    /// The columns of the focused list, the shown ones first.
    case columns
    /// What of the selected record can be copied.
    case copies
    /// Themes to choose from.
    case themes
    /// Open conflicts, and work that the node refused.
    case unsettled
    /// Whether the font has braille signs.
    case braille
    /// The alerts in force by how they stand: unacknowledged, shelved, standing.
    case alerts
    /// The operator's reminders that are due.
    case reminders
    /// What can be done with a piece of refused work.
    case refused(RefusedWork)
    /// Clauses that the reply in the form below may rest on.
    case sources([SourceProposal])
    /// Templates for the text in the form below.
    case templates([FilledTemplate])
    /// The points of an order's checklist.
    case checklist(order: String, JSON)
    /// The places of today's round.
    case patrol(JSON)
  }

  /// What an entry does.
  public enum Action: Sendable, Hashable {
    /// Runs a command on the present subjects.
    case run(String)
    /// Opens a record in its pane.
    case open(id: String, type: RecordType?)
    /// Chooses a view of the focused pane.
    case view(Int)
    /// Goes to a view of the alerts.
    case alertList(String)
    /// Goes to a view of the operator's own.
    case saved(SavedView)
    /// Keeps the present view as one of the operator's own.
    case keepView(SavedView)
    /// Forgets one of the operator's own views.
    case forgetView(SavedView)
    /// Chooses an order.
    case order(ListQuery.Order)
    /// Filters the focused list by this text.
    case filter(String)
    /// Shows or hides a column of the focused list.
    case column(String)
    /// Shows the columns that the pane opens with.
    case usualColumns
    /// Says whether the font has braille signs.
    case braille(Bool)
    /// Copies a text.
    case copy(String)
    /// Chooses a theme.
    case theme(String)
    /// Opens a conflict.
    case conflict(OpenConflict)
    /// Shows a piece of refused work and what can be done with it.
    case refused(RefusedWork)
    /// Does refused work again.
    case sendAgain(RefusedWork)
    /// Amends refused work in a form, then does it again.
    case amend(RefusedWork)
    /// Gives refused work up, with a reason.
    case giveUp(RefusedWork)
    /// Opens what one is reminded of.
    case reminder(Reminder)
    /// Cites a clause in the form below.
    case cite(SourceProposal)
    /// Takes a template's text into the form below.
    case template(FilledTemplate)
    /// Ticks a point of an order's checklist, or takes the tick off.
    case tick(CommandRequest)
    /// Checks in at a place of the round.
    case checkIn(stop: String, cell: String)
    /// Nothing: the entry only informs.
    case none
  }

  /// One line of the menu.
  public struct Entry: Sendable, Hashable {
    /// What it is called.
    public let title: String
    /// What stands beside it: help, number, state.
    public let note: String
    /// Its keys, or its count.
    public let key: String
    /// Its colour role; muted when it can't be chosen now.
    public let role: StyleRole
    /// What choosing it does.
    public let action: Action
    /// Its part of the largest entry, drawn as a bar; nil without one.
    public let share: Double?

    init(
      _ title: String, note: String = "", key: String = "", role: StyleRole = .text,
      action: Action, share: Double? = nil
    ) {
      self.share = share
      self.title = title
      self.note = note
      self.key = key
      self.role = role
      self.action = action
    }
  }

  /// Where the entries come from.
  public let source: Source
  /// What is typed.
  public var field = TextField()
  /// The entries for what is typed.
  public var entries: [Entry] = []
  /// The chosen entry.
  public var selection = 0
  /// Whether the entries answer what is typed now.
  public var isStale = true
  /// Said under the entries: how complete they are.
  public var footnote = ""

  /// An empty menu; `settle` fills it.
  public init(_ source: Source) {
    self.source = source
  }

  /// Menus without an input line take signs for their entries: digits, then letters.
  public var isNumbered: Bool {
    switch source {
    case .steps, .asked, .views, .orders, .values, .columns, .copies, .themes, .refused, .alerts,
      .braille, .sources, .templates, .reminders, .checklist, .patrol:
      true
    case .palette, .help, .search, .messages, .unsettled: false
    }
  }

  /// The signs by which entries are taken: digits, then letters, as many as there are.
  static let signs = Array("1234567890abcdefghijklmnopqrstuvwxyz")

  /// The chosen entry, if there is one.
  public var chosen: Entry? {
    entries.indices.contains(selection) ? entries[selection] : nil
  }

  /// What a key did to a menu.
  enum Outcome {
    case stays
    case closes
    case chooses(Entry)
    /// The chosen entry goes so many places on.
    case moves(Entry, by: Int)
  }

  mutating func handle(_ key: KeyEvent) -> Outcome {
    switch key {
    case .escape, .control("c"): return .closes
    case .enter:
      // Lines that only inform stand under what can be chosen by number.
      guard let chosen, !isNumbered || chosen.action != .none else { return .stays }
      return .chooses(chosen)
    case .up, .control("p"): select(selection - 1)
    case .down, .control("n"), .tab: select(selection + 1)
    case .pageUp: select(selection - 10)
    case .pageDown: select(selection + 10)
    case .left where source == .columns, .right where source == .columns:
      guard let chosen else { break }
      return .moves(chosen, by: key == .left ? -1 : 1)
    case .character(let sign) where isNumbered:
      return choose(sign)
    default:
      if !isNumbered, field.handle(key) {
        isStale = true
        selection = 0
      }
    }
    return .stays
  }

  /// Puts the entries that answer what is typed.
  mutating func fill(_ newEntries: [Entry], footnote newFootnote: String = "") {
    entries = newEntries
    footnote = newFootnote
    isStale = false
    select(selection)
  }

  private mutating func select(_ index: Int) {
    selection = min(max(0, index), max(0, entries.count - 1))
  }

  private mutating func choose(_ sign: Character) -> Outcome {
    guard let index = Self.signs.firstIndex(of: sign), entries.indices.contains(index),
      entries[index].action != .none
    else { return .stays }
    selection = index
    return .chooses(entries[index])
  }
}

extension Menu.Source {
  /// What the menu is called.
  var title: Phrase {
    switch self {
    case .palette: Phrase("命令", "Commands")
    case .help: Phrase("此处的全部按键", "All keys of this place")
    case .steps: Phrase("下一步", "Next steps")
    case .asked: ShellPhrases.asked
    case .search: Phrase("全局搜索", "Search everything")
    case .views: Phrase("视图", "Views")
    case .orders: Phrase("排序", "Order")
    case .messages: Phrase("本班消息", "Messages of the shift")
    case .values: Phrase("各值计数", "Values and counts")
    case .columns: Phrase("显示哪些列", "Columns")
    case .copies: Phrase("复制什么", "Copy what")
    case .themes: Phrase("配色", "Themes")
    case .braille: Phrase("这里看得见盲文点阵吗？", "Do you see braille dots here?")
    case .alerts: Phrase("生效预警", "Alerts in force")
    case .unsettled: Phrase("冲突与被拒", "Conflicts and refused work")
    case .refused: Phrase("被拒的改动", "Refused work")
    case .reminders: ShellPhrases.reminders
    case .checklist(_, let list): ShellPhrases.checklist(list["name"]?.string ?? "")
    case .patrol: Phrase("巡查路线（选中即签到）", "The round (choosing a place checks in)")
    case .templates: Phrase("模板（已按此件填好）", "Templates, filled for this order")
    case .sources: Phrase("可引条款（选中即引用，条文写入答复）", "Clauses (cites it, puts its words into the reply)")
    }
  }
}
