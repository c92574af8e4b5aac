import CellGrid
import CommandCatalog
import DomainModel
import Panes
import Phrasebook

extension AppState {
  /// Gives a key to the dialog on top.
  mutating func handleOverlay(_ rawKey: KeyEvent, at time: UInt64) -> [Effect] {
    guard let overlay = overlays.popLast() else { return [] }
    switch overlay {
    case .menu(let menu): return handle(menu, rawKey, at: time)
    case .form(let form): return handle(form, rawKey)
    case .confirmation(let confirmation):
      return handle(confirmation, FullWidthKeys.normalised(rawKey), at: time)
    case .page(let page): return handle(page, FullWidthKeys.normalised(rawKey))
    case .conflict(let sheet): return handle(sheet, rawKey)
    case .map(let sheet): return handle(sheet, FullWidthKeys.normalised(rawKey))
    }
  }

  private mutating func handle(_ menu: Menu, _ key: KeyEvent, at time: UInt64) -> [Effect] {
    var menu = menu
    let key = menu.isNumbered ? FullWidthKeys.normalised(key) : key
    switch menu.handle(key) {
    case .stays:
      overlays.append(.menu(menu))
      return []
    case .closes: return []
    case .chooses(let entry):
      if entry.keepsMenu { overlays.append(.menu(menu)) }
      return take(entry.action, key: key, at: time)
    case .moves(let entry, let steps):
      let effects = move(entry, by: steps, in: &menu)
      overlays.append(.menu(menu))
      return effects
    }
  }

  private mutating func take(_ action: Menu.Action, key: KeyEvent, at time: UInt64) -> [Effect] {
    switch action {
    case .run(let id):
      return CommandCatalog.command(id: id).map { run($0, key: key, at: time) } ?? []
    case .open(let id, let type):
      if let type, PaneCatalog.pane(listing: type) != nil {
        openRecord(id, of: type)
      } else {
        recordToRead = id
      }
    case .view(let index): panes[focused]?.choose(view: index)
    case .alertList(let name): showAlerts(name)
    case .saved(let view): panes[focused]?.choose(view)
    case .keepView(let view):
      savedViews.append(view)
      say(ShellPhrases.viewKept(view.name, key: keyMap.shownKey(of: "list.views")), .ok)
      return [.keepViews(savedViews)]
    case .forgetView(let view):
      savedViews.removeAll { $0 == view }
      say(ShellPhrases.viewForgotten(view.name), .ok)
      return [.keepViews(savedViews)]
    case .order(let order): panes[focused]?.setOrder(order)
    case .filter(let text): panes[focused]?.setFilter(text)
    case .theme(let name):
      appearance.themeName = name
      return [.repaint, .rememberPlace]
    case .copy(let text): return [.copy(text)]
    case .template(let template): return take(template)
    case .reminder(let reminder): return follow(reminder)
    case .cite(let source): return cite(source)
    case .tick(let request): return tick(request)
    case .checkIn(let stop, let cell): return checkIn(at: stop, cell: cell)
    case .braille(let hasBraille): return takeBraille(hasBraille)
    case .column, .usualColumns: return takeColumns(action)
    case .conflict, .refused, .sendAgain, .amend, .giveUp: return takeUnsettled(action)
    case .none: break
    }
    return []
  }

  private mutating func handle(_ form: CommandForm, _ key: KeyEvent) -> [Effect] {
    var form = form
    let before = form.draft
    switch form.handle(key) {
    case .stays:
      form.judgeLeft(appearance.language)
      overlays.append(.form(form))
      guard form.draft != before else { return [] }
      awaitRelated(form)
      return keepDraft(form)
    case .asksTemplates: return askTemplates(form)
    case .asksSources: return askSources(form)
    case .joins(let order):
      return join(form, to: order, opener: key) + keepDraft(form)
    case .leaves:
      let effects = keepDraft(form)
      if !form.draft.isEmpty { say(ShellPhrases.draftKept, .info) }
      return effects
    case .submits:
      for field in form.fields {
        if let chosen = field.chosen { choiceTitles[chosen.value] = chosen.title }
      }
      return submit(form)
    case .edits(let index):
      let text = form.fields[index].field.text
      overlays.append(.form(form))
      return [.edit(text, field: index)]
    }
  }

  private mutating func keepDraft(_ form: CommandForm) -> [Effect] {
    drafts[form.draftKey] = form.draft
    return [.keepDraft(of: form.draftKey, values: form.draft)]
  }

  private mutating func handle(
    _ confirmation: Confirmation, _ key: KeyEvent, at time: UInt64
  ) -> [Effect] {
    switch confirmation.handle(key, at: time) {
    case .stays:
      overlays.append(.confirmation(confirmation))
      return []
    case .leaves:
      say(ShellPhrases.notDone, .info)
      return []
    case .confirms:
      switch confirmation.action {
      case .perform(let request): return perform(request)
      case .quit: return [.rememberPlace, .quit]
      case .suspend: return [.suspend]
      }
    }
  }

  private mutating func handle(_ page: TextPage, _ key: KeyEvent) -> [Effect] {
    var page = page
    switch key {
    case .up, .character("k"): page.offset = max(0, page.offset - 1)
    case .down, .character("j"): page.offset += 1
    case .pageUp, .control("u"): page.offset = max(0, page.offset - 10)
    case .pageDown, .control("d"), .character(" "): page.offset += 10
    case .character("y"): return [.copy(page.text)]
    default: return []
    }
    overlays.append(.page(page))
    return []
  }
}

extension AppState {
  /// Puts a text that was written in an editor into a field of the form on top.
  mutating func setFormText(_ text: String, field: Int) {
    guard case .form(var form)? = overlays.popLast() else { return }
    form.setText(text, field: field)
    overlays.append(.form(form))
  }
}
