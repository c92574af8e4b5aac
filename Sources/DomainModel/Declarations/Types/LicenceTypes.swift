extension TypeNotation {
  /// Licences, seals and the services that ask for them.
  static func licences(_ type: RecordType) -> String? {
    switch type {
    case .licenceType: licenceType
    case .licence: licence
    case .mandate: mandate
    case .serviceItem: serviceItem
    case .application: application
    case .seal: seal
    case .trustedIssuer: trustedIssuer
    case .statusList: statusList
    default: nil
    }
  }

  private static let licenceType = """
    `code`! f · `name`! · `issuerClass` · `holderKind` person|enterprise · \
    `validityMonths` int · \
    `fields` [{`id`,`title`,`dataType`,`required` bool,`disclose` always|offered|never}] · \
    `algorithm` SM2|ES256|EdDSA · `status` st
    """
  private static let licence = """
    `licenceType`! ref f · `identifier`! f · `licenceNumber`! f · `holder`! ref f · \
    `issuer`! unit f · `issuedOn` `validFrom` `validTo` date f · `fields`* {id: value} f · \
    `statusList` {`uri`,`index` int} f · `credential`* digest f · `seal` ref f · \
    `replaces` ref f · `statusReason` st · `expired` bool v · `status` st
    """
  private static let mandate = """
    `holder`! `agent`! ref f · `licenceTypes` [ref] f · `purpose`! f · `from` `to` date f · \
    `status` st
    """
  private static let serviceItem = """
    `code`! f · `name`! · `kind` item|lifeEvent f · `bundles` [ref] s · `unit` · \
    `legalDays` `promisedDays` int · \
    `materials` [{`id`,`name`,`required` bool,`licenceType` ref,`fields` [str],`sharedBy` ref,\
    `promise` bool}] · `form` [{`id`,`title`,`dataType`,`from` pointer}] · `status` st
    """
  private static let application = """
    `serviceItem`! ref f · `applicant`! ref f · `agent` ref · `assistedBy` ref f · `unit` · \
    `answers`* {id: value} g · \
    `materials` [{`id`,`met` licence|shared|promise|file|missing,`record` ref}] · `dueAt` d · \
    `status` st
    """
  private static let seal = """
    `owner`! unit f · `name`! · `picture` digest f · `certificate` f · \
    `validFrom` `validTo` date f · `status` st
    """
  private static let trustedIssuer = """
    `name`! · `unit` · \
    `keys` [{`id`,`algorithm`,`publicKey`,`from` time,`to` time}] s · `licenceTypes` [ref] s · \
    `test` bool f · `status` st
    """
  private static let statusList = """
    `uri`! f · `issuer` ref f · `token` digest w · `issuedAt` `fetchedAt` time w
    """
}
