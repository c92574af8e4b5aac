extension TypeNotation {
  /// Alerts and the duty desk.
  static func alerts(_ type: RecordType) -> String? {
    switch type {
    case .alert: alert
    case .alertAction: alertAction
    case .source: source
    case .incident: incident
    case .responsePlan: responsePlan
    case .shift: shift
    case .supply: supply
    case .team: team
    case .allotment: allotment
    default: nil
    }
  }

  private static let alert = """
    `cap`! {} f · `original` digest f · `signature` valid|untrusted|broken|none d · \
    `origin` cap|local|indicator|sensor|sync f · `sources` [str] s · `identity` str d · \
    `colour` red|orange|yellow|blue d · `colourUnknown` bool d · `areas` [region] d · \
    `bounds` bounds d · `flaws` [str] d · `group` str d · `alertNumber` int d · \
    `end` {`why` relieved|cancelled|superseded,`by`,`at`} st · `draft` bool st · \
    `status` str v · `validity` notYetEffective|inForce|textExpired|ended v · \
    `shelvedUntil` `escalation` value v
    """
  private static let alertAction = """
    `alert`! ref f · `unit`! f · `by`! f · `at`! f · \
    `kind`! shown|acknowledged|unacknowledged|responding|relieved|shelved|unshelved|escalated\
    |called|answered|feedback f · `round` `step` int f · `colourShown` `textShown` f · \
    `until` f · `reason` f · `region` region f · `contact` f · `channel` f · \
    `feedback` falseAlarm|noAction|unclear f
    """
  private static let source = """
    `name`! · `kind` capFeed|folder|sensor|desk · `url` · `expectedIntervalSeconds` int · \
    `maximumBytes` int · `owner` unit · `status` st
    """
  private static let incident = """
    `title`! · \
    `kind`! naturalDisaster|accident|publicHealth|socialSecurity|cybersecurity · \
    `alerts` [ref] s · `unit`! · `responseLevel` I|II|III|IV st · `commander` ref · \
    `responsePlan` ref · `area` geometry · \
    `casualties` {`dead` int,`missing` int,`injured` int,`evacuated` int} g · \
    `needs` [{`id`,`what`,`quantity` num,`met` num}] g · `review` · `status` st
    """
  private static let responsePlan = """
    `kind`! plan|guidance f · `name`! · `hazard` · `colour` · \
    `levels` {level: [{`id`,`what`,`unit`,`withinSeconds` int}]} · \
    `numbers` [{`id`,`name`,`phone`}] · `version` int f · `status` st
    """
  private static let shift = """
    `unit`! f · `from`! `to`! time · `post`! onDuty|deputy|leader · `officer`! ref st · \
    `swap` {`with` ref,`askedBy`,`agreedBy`} st · `soundTestAt` st · \
    `handover` {`items` [{`id`,`record` ref,`tick` open|ticked|queried,`by`,`at`,`question`}],\
    `givenBy`,`givenAt`,`takenBy`,`takenAt`,`forced` bool} st · `status` st
    """
  private static let supply = """
    `name`! · `kind` · `stock`! num c · `unitOfMeasure`! · \
    `place`! {`region` region,`address`*,`name`,`point` point} · `owner`! unit · \
    `keeper` ref · `expiresOn` date · `minimum` num · `available` num v
    """
  private static let team = """
    `name`! · `skills` [str] s · `size` int · \
    `place`! {`region` region,`address`*,`name`,`point` point} · `placeAt` w · `owner` unit · \
    `leader` · `phone`* · `status` st
    """
  private static let allotment = """
    `of`! ref f · `incident`! ref f · `quantity`! num f · `owner`! unit f · \
    `checkInSeconds` int · `returned` num st · `status` st
    """
}
