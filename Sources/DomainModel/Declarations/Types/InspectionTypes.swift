extension TypeNotation {
  /// Inspections and what they lead to.
  static func inspections(_ type: RecordType) -> String? {
    switch type {
    case .checklist: checklist
    case .inspectionPlan: inspectionPlan
    case .inspection: [task, onSite, outcome].joined(separator: " · ")
    case .rectification: rectification
    default: nil
    }
  }

  private static let checklist = """
    `name`! · `owner`! unit · `item`! f · `version`! int f · \
    `items` [{`id`,`question`,`basis`,`answer` verdict|choice|number|text|photo,`choices` [str],\
    `minimum` num,`maximum` num,`repeats` bool,`when` expression,`required` bool,\
    `severity` minor|major|critical}] · `validDays` int · `status` st
    """
  private static let inspectionPlan = """
    `title`! · `units`! [unit] s · `checklists`! [ref] s · `from`! `to`! date · \
    `objectFilter` `inspectorFilter` expression · \
    `ratios` [{`id`,`item`,`subjectKind`,`grade`,`ratio` ratio}] · \
    `commitment` {`algorithm` keyedHash-sm3,`sheet` digest,`entropySource`,`entropyAt`,\
    `minimumBits` int} st · \
    `draw` {`entropy`,`bitsSupplied` num,`bitsNeeded` num,`verified` bool,`outcome` digest,`at`} \
    st · `status` st
    """
  private static let task = """
    `subject`! ref f · `checkKind`! daily|case|special|bySuperior f · `plan` ref f · \
    `source` plan|complaint|clue|remote|emission|followUp f · `unit`! · `jointWith` [unit] s · \
    `inspectors`! [ref] st · `helpers` [ref] s · \
    `approval` {`by`,`at`,`urgent` bool,`dueAt`} st · `notice` {`number`,`at`} st · \
    `entry` {`at`,`code`,`way` scanned|typed} st
    """
  private static let onSite = """
    `checklists` [{`id`,`version` int,`digest` digest}] st · \
    `answers` [{`id`,`result` compliant|nonCompliant|notApplicable|notChecked,`value` value,\
    `note`,`evidence` [str] s,`comment` {`text`,`state` open|answered|settled},`by`,`at`}] g
    """
  private static let outcome = """
    `result` noProblem|correctionOrdered|pending|notPublicised|fraud|uncooperative|unreachable\
    |closedDown · `opinion` · \
    `documents` [{`id` approval|notice|record|result|order|reinspection|feedback,\
    `digest` digest}] s · \
    `signatures` [{`id`,`role` inspector|representative|witness,`refused` bool,`by` str,`at`,\
    `digest` digest,`signature`}] a · \
    `version` int d · `amendments` [{`id`,`at`,`by`,`reason`,`before` digest}] a · \
    `recognises` ref st · `published` {`at`,`url`} st · `dueAt` time d · \
    `capUsed` `overdue` value v · `status` st
    """
  private static let rectification = """
    `inspection`! ref f · `subject`! ref f · `unit`! · `items`! [str] f · `order` · \
    `dueAt` time st · `reports` [{`id`,`at`,`by`,`text`,`evidence` [str]}] a · \
    `reinspection` ref st · `referredTo` unit st · `status` st
    """
}
