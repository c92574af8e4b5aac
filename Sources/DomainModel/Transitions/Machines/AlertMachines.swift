extension MachineTables {
  /// The status of an alert is a view folded from a unit's actions; the table serves availability.
  static let alert = """
    draft 拟稿 draft
    received 待签收 unacknowledged
    acknowledged 已签收 acknowledged
    responding 处置中 responding
    -ended 已结束 ended

    compose | – → draft | dutyOfficer
    publish | draft → received | S dutyOfficer | signOff check scope
    ack | received → acknowledged | dutyOfficer | onShift stood
    unack | acknowledged → received | dutyOfficer | | reason!
    respond | received acknowledged → responding | dutyOfficer
    relieve | acknowledged responding → ended | dutyOfficer S | redByLeader
    update | received acknowledged responding → ended | S system | references
    cancel | received acknowledged responding → ended | S system | references
    shelve | received acknowledged responding → = | dutyOfficer | shelveLimit | reason!
    unshelve | received acknowledged responding → = | dutyOfficer
    escalate | received acknowledged responding → = | dutyOfficer system
    calldown | received acknowledged responding → = | dutyOfficer
    check | draft received acknowledged responding ended → = | dutyOfficer
    note | draft received acknowledged responding ended → = | all | | text!
    """

  static let incident = """
    opened 已接报 opened
    responding 响应中 responding
    controlled 已控制 under control
    -closed 已结束 closed
    -reviewed 已评估 reviewed

    open | – → opened | dutyOfficer
    respond | opened responding controlled → responding | dutyOfficer | levelByLeader \
    | level!>responseLevel
    control | responding → controlled | dutyOfficer
    close | opened controlled → closed | dutyOfficer | finalReport
    review | closed → reviewed | S | | text!>review
    note | opened responding controlled closed reviewed → = | all | | text!
    """

  static let report = """
    draft 拟稿 draft
    sent 已报送 sent
    -received 已签收 received
    returned 退回 returned

    report | – → draft | dutyOfficer
    send | draft returned → sent | dutyOfficer | signOff blanks | pendingElements>pendingElements
    receive | sent → received | dutyOfficer | receivingUnit
    return | sent → returned | dutyOfficer | receivingUnit | reason!
    note | draft sent received returned → = | all | | text!
    """

  static let shift = """
    planned 已排班 planned
    onDuty 值班中 on duty
    -handedOver 已交班 handed over

    new | – → planned | S
    start | planned → onDuty | dutyOfficer S | itsOfficer soundTest
    handover | onDuty → = | dutyOfficer | itsOfficer
    accept | onDuty → handedOver | dutyOfficer | incoming ticked unacknowledged
    takeover | onDuty → handedOver | dutyOfficer | incoming | reason!
    swap | planned → = | dutyOfficer S | both | with!
    """

  static let allotment = """
    reserved 已预留 reserved
    issued 已发出 issued
    -returned 已归还 returned
    -released 已释放 released
    -refused 未成 refused

    reserve | – → reserved | dutyOfficer | stock
    refuse | reserved → refused | system | stock
    issue | reserved → issued | dutyOfficer handler@own
    return | issued → returned | dutyOfficer handler@own | | quantity>returned
    release | reserved → released | dutyOfficer handler@own
    """

  static let team = """
    ready 待命 ready
    resting 休整 resting
    unavailable 不可用 unavailable

    new | – → ready | dutyOfficer administrator
    edit | ready resting unavailable → ready/resting/unavailable | dutyOfficer handler@own \
    administrator | | status>status
    """
}
