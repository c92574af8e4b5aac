/// The table of the record page, section 4, written by hand: command, states, target, who.
///
/// `=` the status stays, `?` the command decides; who without unit conditions.
let grievanceTable: [(command: String, from: String, to: String, who: String)] = [
  ("accept", "registered", "accepted", "dispatcher supervisor"),
  ("decline", "registered", "declined", "dispatcher supervisor"),
  ("answer", "registered accepted", "resolved", "dispatcher supervisor gridWorker"),
  ("merge", "registered accepted", "merged", "dispatcher supervisor"),
  ("unmerge", "merged", "?", "dispatcher supervisor"),
  ("split", "registered accepted assigned", "=", "dispatcher supervisor"),
  ("assign", "accepted assigned signed", "assigned", "dispatcher supervisor"),
  ("sign", "assigned", "signed", "handler supervisor"),
  ("return", "assigned", "returned", "handler supervisor"),
  ("uphold", "returned", "accepted", "dispatcher supervisor"),
  ("overrule", "returned", "assigned", "dispatcher supervisor"),
  ("suspend", "signed", "suspended", "handler supervisor"),
  ("resume", "suspended", "signed", "handler supervisor"),
  ("extend", "signed", "=", "handler supervisor"),
  ("grant", "signed", "=", "supervisor"),
  ("deny", "signed", "=", "supervisor"),
  ("resolve", "signed", "resolved", "handler supervisor gridWorker"),
  ("visit", "resolved merged", "?", "dispatcher supervisor"),
  ("close", "visited followUp failed", "closed", "dispatcher supervisor"),
  ("reopen", "visited", "accepted", "dispatcher supervisor"),
  ("reopen", "closed", "accepted", "supervisor"),
  ("reopen", "declined", "registered", "supervisor"),
  ("mediate", "accepted", "mediating", "dispatcher handler supervisor"),
  ("agree", "mediating", "agreed", "dispatcher handler supervisor"),
  ("fail", "mediating", "failed", "dispatcher handler supervisor"),
  ("followup", "agreed failed", "followUp", "dispatcher handler supervisor"),
]

/// All states of the page.
let grievanceStates = [
  "registered", "accepted", "assigned", "returned", "signed", "suspended", "resolved", "visited",
  "closed", "declined", "merged", "mediating", "agreed", "failed", "followUp",
]
