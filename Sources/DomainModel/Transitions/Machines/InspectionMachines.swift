extension MachineTables {
  static let inspectionPlan = """
    draft 草稿 draft
    published 已公布 published
    drawn 已抽取 drawn
    running 实施中 running
    -closed 已结束 closed
    -voided 作废 voided

    new | – → draft | S
    publish | draft → published | S | sheet | commitment>commitment
    draw | published → drawn | S | entropyDate entropyBits | draw>draw
    start | drawn → running | system inspector
    start | running → = | system inspector
    close | running → closed | S | tasksEnded
    void | published drawn → voided | S | | reason!
    """

  static let inspection = """
    assigned 待审批 to approve
    approved 已批准 approved
    notified 已通知 notified
    inProgress 检查中 in progress
    submitted 待审核 to review
    reviewed 已审核 reviewed
    -published 已公示 published
    -archived 已归档 archived
    -recognised 结果互认 recognised
    -cancelled 已取消 cancelled

    draw | – → assigned | S | cap
    new | – → assigned | S | cap
    inspect | – → assigned | dispatcher handler | cap
    approve | assigned → approved | S@own | notItsInspector
    approve | inProgress submitted → = | S@own | notItsInspector urgent
    notify | approved → notified | inspector | named | number!
    start | notified → inProgress | inspector | named gate cap entryCode | entry!
    start | assigned → inProgress | inspector | named urgent cap entryCode | entry!
    check | inProgress → = | inspector | named pinnedVersion
    finding | inProgress → = | inspector | named pinnedVersion
    evidence | inProgress → = | inspector | named
    document | inProgress → = | inspector | named
    rebase | inProgress → = | inspector | named pinnedVersion
    submit | inProgress → submitted | inspector | named requiredItems signatures
    amend | submitted reviewed published → submitted | inspector | named | reason!
    return | submitted → inProgress | S@own | notItsInspector | reason!
    review | submitted → reviewed | S@own | notItsInspector openComments
    publish | reviewed → published | S@own | publicationLimit | url
    archive | published recognised → archived | S@own
    recognise | assigned approved notified → recognised | inspector | named validResult \
    | recognises!>recognises
    cancel | assigned approved notified → cancelled | S@own | | reason!
    note | assigned approved notified inProgress submitted reviewed published archived \
    recognised cancelled → = | all | | text!
    """

  static let rectification = """
    ordered 待整改 ordered
    reported 已报告 reported
    reinspected 已复查 re-inspected
    -cleared 已销号 cleared
    -referred 已移送 referred

    rectify | – → ordered | inspector
    report | ordered → reported | handler@own inspector | | text!>reports+
    reinspect | reported → reinspected | inspector | | inspection!>reinspection
    return | reported reinspected → ordered | inspector S | | reason!
    extend | ordered → = | S | | until!>dueAt reason!
    clear | reinspected → cleared | S
    refer | ordered reported reinspected → referred | S | | to!>referredTo
    note | ordered reported reinspected cleared referred → = | all | | text!
    """
}
