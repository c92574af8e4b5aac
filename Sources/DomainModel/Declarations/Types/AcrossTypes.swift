extension TypeNotation {
  /// What belongs to no single pane.
  static func across(_ type: RecordType) -> String? {
    switch type {
    case .task: task
    case .logEntry: logEntry
    case .report: report
    case .template: template
    case .access: access
    case .conflict: conflict
    default: nil
    }
  }

  private static let task = """
    `kind`! todo|supervised|planTask|planStep|risk|suspicion|clue|project|instruction|drill f · \
    `title`! · `text` · `about` ref f · `basis` {`policy` ref,`clause`} · `leadUnit` unit st · \
    `coUnits` [unit] s · `assignee` ref · `light` none|yellow|red st · `dueAt` time · \
    `milestones` [{`id`,`title`,`dueAt`,`doneAt`}] · `progress` ratio w · `budgetFen` int · \
    `score` num · `figures` {} f · `answers` [{`id`,`at`,`by`,`text`}] a · `status` st
    """
  private static let logEntry = """
    `unit`! f · `kind`! duty|timeline|call|message|checkIn|instruction|correction f · \
    `about` ref f · `shift` ref f · `at`! f · `text`! f · \
    `stage` message|triage|decision|done f · `entry` ref f · `to` [unit] f · \
    `toOperator` ref f · `caller` {`name`*,`unit` str,`phone`*} f · `told` [str] f · \
    `point` point f
    """
  private static let report = """
    `kind`! first|followUp|final|daily|bulletin|emission f · `unit`! f · `about` ref f · \
    `ordinal` int d · `channel` phone|written · `to`! unit · \
    `elements` {`source`,`received`,`occurred`,`place`,`nature`,`casualties`,`extent`,`trend`,\
    `measures`,`contact`} g · `pendingElements` [str] st · `figures` {code: num} · \
    `dueAt` time d · `signedOffBy` st · `sentAt` `receivedAt` st · `status` st
    """
  private static let template = """
    `kind`! reply|reason|notice|report f · `forState` `category` · `title`! · `text`! · \
    `owner` unit · `status` st
    """
  private static let access = """
    `kind`! reveal|export|query|present|verify|login|refused f · `at`! f · `by`! f · \
    `record` ref f · `members` [pointer] f · `reason` f · `to` f · `serviceItem` ref f · \
    `query` {`entry` ref,`filter`,`rows` int,`members` digest} f · \
    `result` done|cancelled|failed|suppressed|refused f
    """
  private static let conflict = """
    `record`! ref f · `units` [unit] f · `change` {`device`,`epoch` int,`number` int} f · \
    `fields` [{`id` pointer,`base` value,`mine` value,`theirs` value,`rule`}] f · \
    `by` `at` f · `assignee` ref · `settledBy` {`device`,`epoch` int,`number` int} st · \
    `status` st
    """
}
