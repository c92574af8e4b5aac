extension TypeNotation {
  /// People, places, calendar.
  static func people(_ type: RecordType) -> String? {
    switch type {
    case .unit: unit
    case .operator: operators
    case .device: device
    case .region: region
    case .workingCalendar: workingCalendar
    case .subject: subject
    case .keyList: keyList
    case .camera: camera
    case .indicator: indicator
    case .series: series
    default: nil
    }
  }

  private static let unit = """
    `name`! · `code` f · `parent` unit · \
    `kind`! department|street|community|enterprise|rescue|court|other · \
    `bureau` [dispatch|data|emergency|supervision] s · `duties` [str] s · \
    `systems` [{`id`,`name`}] s · `representative` ref · `phone` · `status` st · `rules` {}
    """
  private static let operators = """
    `name`! · `account`! f · `unit`! · `phone`* · \
    `grants` [{`id`,`role`,`scope` region,`unit`,`level` 1–4,`from` date,`to` date}] st · \
    `keys` [{`id`,`algorithm` SM2|Ed25519,`publicKey`,`from` time,`revokedAt`}] st · \
    `certificates` [{`id`,`number`,`fields` [str],`validTo` date}] s · `conflicts` [ref] s · \
    `status` st
    """
  private static let device = """
    `name`! f · `desk`! f · `publicKey`! f · `operators` [ref] s · \
    `grants` [{`id`,`role`,`scope` region,`unit`,`level` 1–4,`from` date,`to` date}] st · \
    `status` st
    """
  private static let region = """
    `code`! f · `name`! · `kind`! province|city|county|street|community|cell f · \
    `parent` region f · `centre` point · `boundary` geometry · `validFrom` `validTo` date · \
    `contacts` [{`id`,`name`*,`phone`*,`post`,`order` int}] s · `keeper` ref · \
    `households` int · `route` [{`id`,`name`,`point` point}]
    """
  private static let workingCalendar = """
    `year`! int f · `basis` · `holidays` `workdays` [date] s · `hours`! [{`from`,`to`}] · \
    `status` st
    """
  private static let subject = """
    `kind`! person|enterprise|institution|selfEmployed f · `name`!* · `uscc` f · \
    `citizenId`* f · `phone`* · `legalRepresentative`* · `industry` · \
    `size` micro|small|medium|large · `employees` int · `registeredOn` date · `status` st · \
    `facts` {code: value} g · \
    `evaluations` [{`id`,`source`,`grade` A|B|C|D,`at` date,`validTo` date}] a · \
    `creditGrade` A|B|C|D d · \
    `permits` `penalties` [{`id`,`number`,`issuer`,`from` date,`to` date,`text`}] a · \
    `incentives` [{`id`,`kind` reward|discipline,`basis`,`from` date,`to` date}] s · \
    `samePerson` [{`id`,`subject` ref,`state` proposed|confirmed|rejected}] s · \
    `keyLists` `risk` value v
    """
  private static let keyList = """
    `field`! publicSafety|hazardousChemicals|environment|health|foodAndDrugs|specialEquipment\
    |fire|other · `name`! · `basis` · \
    `members` [{`id`,`subject` ref,`from` date,`to` date,`reason`}] s · `cycleDays` int · \
    `status` st
    """
  private static let camera = """
    `name`! · `place`! {`region` region,`address`*,`name`,`point` point} · \
    `headingDegrees` int · `stream`** str · `owner` unit · `status` st
    """
  private static let indicator = """
    `code`! f · `name`! · `unitOfMeasure` · `kind` economic|evaluation|station|sensor f · \
    `period` realtime|hour|day|month|quarter|year f · `owner` unit · `sourceName` · \
    `target` num · `upstream` [ref] s · \
    `thresholds` [{`id`,`op`,`on` num,`off` num,`delaySeconds` int,`count` int,`colour`}] · \
    `anomaly` {`method` seasonal|rate,`window` int,`sigmas` num} · \
    `expectedIntervalSeconds` int
    """
  private static let series = """
    `indicator`! ref f · `bucket`! f · `points` {time: num} g · `flags` {time: str} g
    """
}
