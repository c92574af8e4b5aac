import ChineseText
import CommandCatalog
import DomainModel
import LocalStore
import Phrasebook
import UseCases

/// The values an argument may take that fit what is typed: by pinyin, initials, Chinese, code.
struct ArgumentChoices {
  let desk: Desk
  let language: Language
  /// Whose macros are offered.
  let actor: String
  private static let most = 30

  func choices(
    _ kind: CommandArgument.Kind, typed: String, subjects: [String]
  ) -> [FieldChoice] {
    switch kind {
    case .unit: return units(typed, subjects)
    case .person, .persons: return records(of: .operator, typed)
    case .region: return regions(typed)
    case .category: return fitting(categories, typed)
    case .record(let type): return type.map { records(of: $0, typed) } ?? []
    case .lane: return fitting(lanes, typed)
    case .choice(let choices): return fitting(choices.map(choice), typed)
    case .boolean, .flag: return fitting(yesAndNo, typed)
    case .recordType:
      return fitting(
        RecordType.allCases.map {
          FieldChoice(value: $0.rawValue, title: TypeDeclaration.of($0).title(language))
        }, typed)
    case .time: return times(typed)
    case .macro: return fitting(macros, typed)
    case .phone, .citations, .text, .longText, .number, .file, .pointer, .signatures: return []
    }
  }

  /// A region is named by its code, not by its record.
  private func regions(_ typed: String) -> [FieldChoice] {
    rows(of: .region, typed).compactMap { row in
      row.number.map { FieldChoice(value: $0, title: row.title, note: $0) }
    }
  }

  /// Categories of the dispatch directory and of the newest orders, the most used first.
  private var categories: [FieldChoice] {
    let found = try? desk.store.read { (reader) throws(Failure) in
      try ReadCategories(reading: reader)()
    }
    return (found ?? []).map { FieldChoice(value: $0, title: $0) }
  }

  private var macros: [FieldChoice] {
    let all = (try? KeepMacros(desk: desk).all(actor: actor)) ?? []
    return all.map {
      FieldChoice(value: $0.name, title: $0.name, note: $0.steps.joined(separator: "; "))
    }
  }

  private func choice(_ choice: CommandArgument.Choice) -> FieldChoice {
    FieldChoice(value: choice.value, title: choice.title(language))
  }

  private var lanes: [FieldChoice] {
    (TypeDeclaration.of(.grievance).member("lane")?.kind.words ?? []).map { lane in
      let title = Terms.value(type: "grievance", member: "lane", value: lane)
      return FieldChoice(value: lane, title: title?(language) ?? lane)
    }
  }

  private var yesAndNo: [FieldChoice] {
    [
      FieldChoice(value: "true", title: Phrase("是", "yes")(language)),
      FieldChoice(value: "false", title: Phrase("否", "no")(language)),
    ]
  }

  /// Ends of office days: the next ones, or the one that is typed in words (`明天`, `3天后`, `xzw`,
  /// `friday`); a date and time as such is taken as it is typed.
  private func times(_ typed: String) -> [FieldChoice] {
    let offset = DateWords.dayOffset(of: typed, weekday: desk.today.weekday)
    let days = typed.isEmpty ? [1, 2, 3, 5, 10] : [offset].compactMap { $0 }
    return days.map { days in
      let day = desk.today.adding(days: days)
      let instant = Instant(date: day, hour: 17, minute: 30, second: 0)
      return FieldChoice(
        value: instant.rfc3339, title: instant.localText(.minute),
        note: Phrase("\(days) 天后", "in \(days) days")(language))
    }
  }

  private func fitting(_ choices: [FieldChoice], _ typed: String) -> [FieldChoice] {
    guard !typed.isEmpty else { return choices }
    let matcher = PinyinMatcher(typed)
    return choices.filter { matcher.matches($0.title) || $0.value == typed }
  }

  /// Before anything is typed those that are proposed for the order stand first, with why.
  private func units(_ typed: String, _ subjects: [String]) -> [FieldChoice] {
    let all = records(of: .unit, typed)
    guard typed.isEmpty, subjects.count == 1, let subject = subjects.first else { return all }
    let proposals = try? desk.store.read { (reader) throws(Failure) in
      guard let order = try reader.record(subject)?.record, order.type == .grievance else {
        return [UnitProposal]()
      }
      return try ProposeUnits(reading: reader, day: desk.today)(for: order)
    }
    let proposed = (proposals ?? []).map { proposal in
      FieldChoice(
        value: proposal.unit, title: proposal.name, note: proposal.why(language),
        isProposed: proposal.isLead)
    }
    let values = Set(proposed.map(\.value))
    return proposed + all.filter { !values.contains($0.value) }
  }

  /// Records are found as lists find them, in the order of their arrival.
  private func records(of type: RecordType, _ typed: String) -> [FieldChoice] {
    rows(of: type, typed).map { row in
      FieldChoice(value: row.id, title: row.title, note: row.number ?? row.placeName ?? "")
    }
  }

  private func rows(of type: RecordType, _ typed: String) -> [ListRow] {
    let query = ListQuery(
      types: [type], scopeOfList: .all, filter: FilterTerm.parse(typed), order: .newestFirst)
    let page = try? desk.store.read { (reader) throws(Failure) in
      try reader.page(
        query, limit: Self.most, budgetMilliseconds: StoreReads.budgetMilliseconds)
    }
    return page?.rows ?? []
  }
}
