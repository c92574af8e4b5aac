import DomainModel
import JSONDiff
import Phrasebook
import Testing

@Suite("Saying what went wrong")
struct FailureMessageTests {
  @Test(
    "Every code has its own headline and a remedy in both languages",
    arguments: Failure.Code.allCases)
  func everyCodeSpeaks(code: Failure.Code) {
    let message = Failure(code).message

    for language in Language.allCases {
      #expect(!message.headline(language).isEmpty)
      #expect(!message.remedy(language).isEmpty)
      #expect(!message.headline(language).contains(code.rawValue))
    }
  }

  @Test("Chinese sentences hold Chinese characters", arguments: Failure.Code.allCases)
  func chineseIsChinese(code: Failure.Code) {
    let headline = Failure(code).message.headline(.chinese)

    #expect(headline.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
  }

  @Test("A refused transition names the state it needs and who may")
  func transitionExplains() {
    let failure = Failure(
      .transitionRefused,
      [
        "number": "G3701022611230A0147", "type": "grievance", "command": "close",
        "status": "assigned", "allowedFrom": ["visited"], "roles": ["dispatcher"],
      ])

    let message = failure.message

    #expect(message.headline(.chinese) == "G3701022611230A0147 处于“已派单”，不能结案。")
    #expect(message.remedy(.chinese).contains("已回访"))
    #expect(message.remedy(.english).contains("dispatcher"))
  }

  @Test(
    "A rule is said in words",
    arguments: ["grievance.barred", "grievance.oncePerRound", "task.ownOnlyTodo"])
  func ruleSpeaks(rule: String) {
    let message = Failure(.ruleRefused, ["rule": .string(rule)]).message

    #expect(!message.headline(.english).contains(rule))
  }

  @Test("Each command of an order that its state forbids is refused by name, state and way out")
  func everyPairSpeaks() throws {
    let machine = try #require(StateMachine.of(.grievance))
    for state in machine.states {
      for command in Set(machine.transitions.map(\.command))
      where command != "new" && machine.transition(command, from: state.name) == nil {
        let ways = machine.transitions(of: command)
        let from = machine.states.filter { other in
          ways.contains { $0.from.contains(other.name) }
        }
        let failure = Failure(
          .transitionRefused,
          [
            "number": "G3701022611230A0147", "type": "grievance", "command": .string(command),
            "status": .string(state.name), "rule": .string("grievance.\(command)"),
            "allowedFrom": .array(from.map { .string($0.name) }), "roles": ["dispatcher"],
          ])

        for language in Language.allCases {
          let message = failure.message
          #expect(message.headline(language).contains(state.title(language)))
          #expect(message.headline(language).contains(Verbs.title(command)(language)))
          #expect(!message.remedy(language).isEmpty)
          if language == .chinese {
            #expect(!message.headline(language).contains(command), "\(command) has no Chinese word")
          }
        }
      }
    }
  }

  @Test(
    "Each rule of orders speaks in words in both languages",
    arguments: [
      "gridMatter", "mediationOnlyForDisputes", "binding", "returnLimit", "secondReturn",
      "oncePerRound", "noExtensionAsked", "assignee", "otherUnit", "targetClosed",
      "targetAnswered", "reopeningDue", "reopenLimit", "claimed", "lane", "target", "unitActive",
      "barred", "tier", "extensionLimit", "signatures", "noRisk", "riskRaised", "parentSelf",
      "parentOfClosed", "parentIsUnder", "hasOrdersUnder", "checklistDone", "noChecklist", "noCell",
    ])
  func everyRuleSpeaks(rule: String) {
    let message = Failure(.ruleRefused, ["rule": .string("grievance." + rule)]).message

    for language in Language.allCases {
      #expect(!message.headline(language).contains("grievance." + rule))
      #expect(!message.headline(language).isEmpty && !message.remedy(language).isEmpty)
    }
  }

  @Test("What a lane lacks is called by its word and its option, and a sentence ends as one")
  func lane() {
    let lane = Failure.refused(
      rule: "grievance.lane", ["lane": "transferNow", "argument": "to"]
    ).message
    let personal = Failure(.personalData, ["found": ["138****5678"]]).message

    #expect(lane.headline(.chinese) == "这一途径必须写明“转给谁”（--to）。")
    #expect(lane.headline(.english).contains("“Handed to” (--to)"))
    #expect(
      personal.headline(.chinese).hasSuffix("。") && personal.headline(.english).hasSuffix("."))
  }

  @Test("What is wrong in a JSON text is said in the operator's language")
  func jsonCause() {
    let message = Failure(
      .inputJSON, ["path": "a.json", "offset": 21, "text": "a colon should stand here"]
    ).message

    #expect(message.headline(.chinese) == "不是正确的 JSON a.json @21（此处应为冒号）。")
    #expect(message.headline(.english) == "Not valid JSON a.json @21 (a colon should stand here).")
  }

  @Test("An undo that others have built on says who, when and what they did")
  func builtOn() {
    let message = Failure(
      .undoRefused,
      [
        "id": "x", "number": "G1", "actor": "y", "by": "李强", "command": "grievance.assign",
        "at": "2026-11-23T13:04:37.000Z",
      ]
    ).message

    #expect(message.headline(.chinese) == "G1 不能撤销：李强 2026-11-23 21:04 又办了“派单”。")
    #expect(message.headline(.english).contains("李强 did “assign” after it"))
  }

  @Test("A store that a restored backup replaced is said to be that, and to be opened again")
  func replacedStore() {
    let message = Failure(.storeBusy, ["path": "/s", "replaced": true]).message

    #expect(message.headline(.english).contains("restored backup"))
    #expect(message.remedy(.chinese).contains("再打开"))
  }

  @Test(
    "A key that can't be used says why and what to do",
    arguments: [
      ("trust.keyFile.exposed", "chmod 600 /k/token"), ("trust.keyFile.missing", "restore FILE"),
      ("trust.keyFile.form", "enrol"), ("trust.unavailable", "OpenSSL"),
    ])
  func keys(reason: String, remedy: String) {
    let message = Failure(.keyMissing, ["path": "/k/token", "text": .string(reason)]).message

    #expect(message.remedy(.english).contains(remedy))
    #expect(reason == "trust.unavailable" || message.headline(.english).contains("/k/token"))
  }

  @Test("What a node refused says who has to do what, by the problem that it named")
  func nodeRefusals() {
    let problems = [
      "unauthenticated", "device-revoked", "signature-invalid", "schema-too-old", "body-too-large",
      "sequence-gap", "forbidden",
    ]
    let remedies = problems.map {
      Failure(.nodeRefused, ["problem": .string($0)]).message.remedy(.english)
    }

    #expect(Set(remedies).count == problems.count)
    #expect(remedies.allSatisfy { !$0.isEmpty })
  }

  @Test("Candidates stand in the remedy")
  func candidatesAreListed() {
    let failure = Failure(
      .ambiguous, ["value": "0147", "candidates": [["id": "a", "number": "G1"], ["id": "b"]]])

    #expect(failure.message.remedy(.english).contains("G1, b"))
  }
}
