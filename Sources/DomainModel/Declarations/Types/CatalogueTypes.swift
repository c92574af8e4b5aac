extension TypeNotation {
  /// The catalogue of public data and what stands around it.
  static func catalogue(_ type: RecordType) -> String? {
    switch type {
    case .catalogEntry: [entry, entryState].joined(separator: " · ")
    case .dataRequest: dataRequest
    case .dataDispute: dataDispute
    case .policy: policy
    case .scenario: scenario
    case .marketItem: marketItem
    default: nil
    }
  }

  private static let entry = """
    `name`! · `classPath`! [str] · `code` d · `provider`! unit · `abstract` · `format` · \
    `items` [{`id`,`name`,`title`,`dataType`,`length` int,`dataLevel` 1–4,`nullable` bool}] · \
    `sharing` unconditional|conditional|notShared · `sharingCondition` `sharingBasis` · \
    `sharingMethod` · `openness` open|conditional|closed · `opennessCondition` · \
    `updateCycle` realtime|daily|weekly|monthly|quarterly|yearly|irregular · `lastDataAt` w · \
    `publishedOn` date st · `responsible` ref · `system` · `duties` [str] s
    """
  private static let entryState = """
    `dataLevel` 1–4 · `dataClass` core|important|general · `standards` [ref] s · \
    `distributions` [{`id`,`uri`,`url`,`title`,`format`}] s · \
    `rules` [{`id`,`item`,`rule`,`argument`}] s · \
    `quality` {`score` num,`partial` bool,`measures` [{`code`,`rows` int,`failed` int,\
    `score` num}],`at`} st · `version` int d · \
    `pending` {`patch` value,`status` draft|underReview,`by`,`refusal`} st · `status` st
    """
  private static let dataRequest = """
    `kind` use|demand f · `entry` ref f · `items` [str] s · `requester`! unit f · \
    `provider` unit d · `purpose`! · `basis` {`serviceItem` ref,`clause`} · `frequency` \
    `volume` · `term` {`from` date,`to` date} · `viaPlatform` bool · `joins` ref st · \
    `decision` {`by`,`at`,`basis`} st · \
    `deliveries` [{`id`,`at`,`way`,`rows` int,`digest` digest}] a · `rating` 1–5 · \
    `dueAt` d · `grantState` granted|expiring|ended v · `status` st
    """
  private static let dataDispute = """
    `entry`! ref f · `item` f · `rowKeys`* [str] f · `claim`! · `requester`! unit f · \
    `provider` unit d · `dueAt` d · `outcome` · `status` st
    """
  private static let policy = """
    `kind` policy|plan|standard|bulletin f · `title`! · `documentNumber` · `issuer`! · \
    `issuedOn` `inForceFrom` `inForceTo` date · `clauses` [{`id`,`heading`,`text`}] f · \
    `part` int f · `replaces` ref · `benefits` · \
    `eligibility` [{`id`,`clause`,`expression` expression}] · `indicators` [ref] s · \
    `inForce` bool v · `status` st
    """
  private static let scenario = """
    `title`! · `problem` `solution` · `units` [unit] s · `resources` [ref] s · \
    `copiedFrom` ref f · `stage` proposed|running|exemplar|retired · `status` st
    """
  private static let marketItem = """
    `kind`! product|registration|rule|trade|demand|supply f · `title`! · `owner`! unit · \
    `resources` [ref] s · `priceFen` int · `counterparty` ref · \
    `stage` registered|listed|traded · `status` st
    """
}
