extension MachineTables {
  static let licence = """
    valid 有效 valid
    suspended 暂扣 suspended
    -revoked 吊销 revoked
    -cancelled 注销 cancelled

    issue | – → valid | licensingOfficer@own
    suspend | valid → suspended | licensingOfficer@own | | reason!>statusReason
    restore | suspended → valid | licensingOfficer@own | | reason>statusReason
    revoke | valid suspended → revoked | licensingOfficer@own | | reason!>statusReason
    cancel | valid suspended → cancelled | licensingOfficer@own | | reason!>statusReason
    present | valid → = | licensingOfficer handler | consent
    annotate | valid → = | licensingOfficer
    note | valid suspended revoked cancelled → = | all | | text!
    """

  static let application = """
    draft 草稿 draft
    submitted 已提交 submitted
    accepted 已受理 accepted
    decided 已办结 decided
    -delivered 已送达 delivered
    -withdrawn 已撤回 withdrawn

    new | – → draft | licensingOfficer
    submit | draft → submitted | licensingOfficer
    accept | submitted → accepted | licensingOfficer
    decide | accepted → decided | licensingOfficer
    deliver | decided → delivered | licensingOfficer
    withdraw | draft submitted accepted → withdrawn | licensingOfficer
    note | draft submitted accepted decided delivered withdrawn → = | all | | text!
    """

  static let mandate = """
    valid 有效 valid
    -revoked 已撤销 revoked

    new | – → valid | licensingOfficer
    revoke | valid → revoked | licensingOfficer | | reason
    """
}
