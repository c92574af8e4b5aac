extension MachineTables {
  static let catalogEntry = """
    draft 草稿 draft
    underReview 待审核 under review
    published 已发布 published
    -withdrawn 已撤销 withdrawn

    new | – → draft | dataSteward
    submit | draft → underReview | dataSteward@own | complete
    submit | published → = | dataSteward@own | pendingDraft
    revise | published → = | dataSteward@own | noPending
    revise | withdrawn → draft | dataSteward@own
    approve | underReview → published | dataSteward | dataBureau
    approve | published → = | dataSteward | dataBureau pendingUnderReview
    publish | underReview → published | dataSteward | dataBureau
    publish | published → = | dataSteward | dataBureau pendingUnderReview
    reject | underReview → draft | dataSteward | dataBureau | reason!
    reject | published → = | dataSteward | dataBureau pendingUnderReview | reason!
    withdraw | published → withdrawn | dataSteward | dataBureau | reason!
    note | draft underReview published withdrawn → = | all | | text!
    """

  static let dataRequest = """
    draft 草稿 draft
    submitted 已提交 submitted
    underReview 审核中 under review
    approved 已同意 approved
    -refused 不同意 refused
    -delivered 已提供 delivered
    -rated 已评价 rated
    -cancelled 已撤回 cancelled

    new | – → draft | dataSteward handler
    submit | draft → submitted | dataSteward@requester handler@requester
    rate | delivered → rated | dataSteward@requester handler@requester | | rating!>rating
    cancel | draft submitted underReview → cancelled | dataSteward@requester handler@requester
    review | submitted → underReview | dataSteward@own
    approve | underReview → approved | dataSteward@own
    refuse | underReview → refused | dataSteward@own | | basis!
    deliver | approved delivered rated → delivered | dataSteward@own | term | way!
    renew | approved delivered rated → = | dataSteward@own | | term!>term
    note | draft submitted underReview approved refused delivered rated cancelled → = \
    | all | | text!
    """

  static let dataDispute = """
    raised 已提出 raised
    accepted 已受理 accepted
    checking 核查中 being checked
    corrected 已更正 corrected
    rejected 不予更正 rejected
    -informed 已告知 informed

    raise | – → raised | dataSteward handler
    accept | raised → accepted | dataSteward@own
    check | accepted → checking | dataSteward@own
    settle | accepted checking → corrected/rejected | dataSteward@own | \
    | result! outcome>outcome
    inform | corrected rejected → informed | dataSteward@own | recipients
    note | raised accepted checking corrected rejected informed → = | all | | text!
    """
}
