extension TypeNotation {
  /// Grievances and the directory that dispatches them.
  static func grievances(_ type: RecordType) -> String? {
    switch type {
    case .grievance: [what, who, byWhom, course, answer, mediation].joined(separator: " · ")
    case .dispatchRule: dispatchRule
    default: nil
    }
  }

  private static let what = """
    `kind`! consult|request|complaint|report|suggestion|gridMatter|dispute|petition · \
    `source`! hotline12345|grid|petition|online|mayorMailbox|mediation|sensor f · `title`! · \
    `content`! · `category` · `urgency` normal|urgent · \
    `track` default|marketComplaint|marketReport d
    """
  private static let who = """
    `contact` {`name`*,`phone`*,`subject` ref} · `anonymous` bool f · `confidential` bool · \
    `status` st · `parent` ref · `mergedInto` ref st · `before` {`status`} st
    """
  private static let byWhom = """
    `assignedTo` unit st · `leadUnit` unit st · `coUnits` [unit] s · `assignee` ref · \
    `barredUnits` [unit] d · `binding` bool st · `claim` {`by`,`until`} w
    """
  private static let course = """
    `round` int d · `lane` transferNow|legalRoute|explained|malicious st · `laneDetails` {} st · \
    `suspension` {`awaits`,`reason`,`until`} st · \
    `extension` {`until`,`reason`,`outcome` asked|granted|denied} st · \
    `clocks` [{`id` accept|assign|sign|return|respond|resolve|visit|review,`from` time,`dueAt`,\
    `stoppedAt`,`pausedSeconds` int,`rule`,`provisional` bool,`earlier` [{`dueAt`,`until`}]}] d · \
    `clockColour` `overdue` `cards` value v
    """
  private static let answer = """
    `reply` · `direct` bool st · `citations` [{`id`,`policy` ref,`clause`}] s · \
    `visits` [{`id`,`at`,`by`,`channel`,`reached` bool,`satisfied` bool,\
    `outcome` solved|explained|notOurs|cannot|withdrawn,`text`}] a
    """
  private static let mediation = """
    `parties` [{`id`,`name`*,`phone`*,`subject` ref,`role`}] s · \
    `sessions` [{`id`,`at`,`mediator`,`text`}] a · \
    `agreement` {`text`,`signatures` [{`id`,`party`,`at`,`digest` digest}] a} · \
    `route` review|arbitration|court|legalAid st
    """
  private static let dispatchRule = """
    `category`! · `region`! region · `lead`! unit · `coUnits` [unit] s · \
    `tier` department|street|community · `basis`! · `validFrom` `validTo` date · `status` st
    """
}
