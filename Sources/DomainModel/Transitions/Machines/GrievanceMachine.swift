/// The transition tables of the record page, section 4.
enum MachineTables {
  static let grievance = """
    registered 待受理 registered; accept
    accepted 已受理 accepted; assign mediate
    assigned 已派单 assigned; sign
    returned 退单审核 return review; uphold overrule
    signed 办理中 in hand; resolve
    suspended 挂起 suspended; resume
    resolved 待回访 awaiting visit; visit
    visited 已回访 visited; close
    -closed 已结案 closed
    -declined 不予受理 declined
    -merged 已并单 merged
    mediating 调解中 in mediation; agree fail
    agreed 达成协议 agreed; followup
    failed 调解未成 not agreed; close followup
    followUp 跟踪履行 followed up; close

    new | – → registered | dispatcher gridWorker dutyOfficer system | scope
    accept | registered → accepted | dispatcher
    decline | registered → declined | dispatcher | lane | lane!>lane laneDetails
    answer | registered accepted → resolved | dispatcher gridWorker | gridMatter personalData \
    | reply!>reply citations>citations
    merge | registered accepted → merged | dispatcher | target | into!>mergedInto
    unmerge | merged → registered/accepted | dispatcher | targetClosed
    split | registered accepted assigned → = | dispatcher | | title! content!
    assign | accepted assigned signed → assigned | dispatcher \
    | unitActive barred tier secondReturn | to!>assignedTo coUnits>coUnits
    mediate | accepted → mediating | dispatcher handler@own | kind | to>assignedTo
    sign | assigned → signed | handler@own
    return | assigned → returned | handler@own | returnLimit binding | reason!
    uphold | returned → accepted | dispatcher S
    overrule | returned → assigned | dispatcher S
    suspend | signed → suspended | handler@own | until | until! for! reason!
    resume | suspended → signed | handler@own
    extend | signed → = | handler@own | oncePerRound extensionLimit | until! reason!
    grant | signed → = | S | asked
    deny | signed → = | S | asked
    resolve | signed → resolved | handler@own gridWorker | assignee personalData \
    | reply!>reply citations>citations
    visit | resolved → visited/resolved | dispatcher | otherUnit \
    | channel! reached! satisfied outcome text
    visit | merged → = | dispatcher | targetAnswered | channel! reached! satisfied outcome text
    agree | mediating → agreed | dispatcher handler@own | kind signatures | text! signatures
    fail | mediating → failed | dispatcher handler@own | kind | to!>route
    followup | agreed failed → followUp | dispatcher handler@own | kind
    close | visited followUp failed → closed | dispatcher | reopeningDue
    reopen | visited → accepted | dispatcher | | reason!
    reopen | closed → accepted | S | reopenLimit | reason!
    reopen | declined → registered | S | | reason!
    urge | \(open) → = | dispatcher S
    next | \(open) → = | dispatcher handler inspector dutyOfficer gridWorker | claimed
    inspect | \(open) → = | dispatcher handler | | inspectors!
    note | \(open) closed declined merged → = | all | | text!
    remind | \(open) closed declined merged → = | all
    """

  private static let open = """
    registered accepted assigned returned signed suspended resolved visited mediating agreed \
    failed followUp
    """
}
