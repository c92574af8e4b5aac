import DomainModel
import Testing

/// The sentences of the record page, section 4, written by hand: type, then `command from→to`.
private let tables: [(RecordType, String)] = [
  (
    .inspectionPlan,
    """
    publish draft→published, draw published→drawn, start drawn→running, start running→running,
    close running→closed, void published→voided, void drawn→voided
    """
  ),
  (
    .inspection,
    """
    approve assigned→approved, approve inProgress→inProgress, approve submitted→submitted,
    notify approved→notified, start notified→inProgress, start assigned→inProgress,
    check inProgress→inProgress, finding inProgress→inProgress, evidence inProgress→inProgress,
    document inProgress→inProgress, rebase inProgress→inProgress, submit inProgress→submitted,
    amend submitted→submitted, amend reviewed→submitted, amend published→submitted,
    return submitted→inProgress, review submitted→reviewed, publish reviewed→published,
    archive published→archived, archive recognised→archived, recognise assigned→recognised,
    recognise approved→recognised, recognise notified→recognised, cancel assigned→cancelled,
    cancel approved→cancelled, cancel notified→cancelled
    """
  ),
  (
    .rectification,
    """
    report ordered→reported, reinspect reported→reinspected, return reported→ordered,
    return reinspected→ordered, extend ordered→ordered, clear reinspected→cleared,
    refer ordered→referred, refer reported→referred, refer reinspected→referred
    """
  ),
  (
    .incident,
    """
    respond opened→responding, respond responding→responding, respond controlled→responding,
    control responding→controlled, close opened→closed, close controlled→closed,
    review closed→reviewed
    """
  ),
  (.report, "send draft→sent, send returned→sent, receive sent→received, return sent→returned"),
  (
    .task,
    """
    assign open→open, answer open→answered, return answered→open, lift open→lifted,
    lift answered→lifted, done open→done, done answered→done, drop open→dropped,
    drop answered→dropped
    """
  ),
  (
    .dataRequest,
    """
    submit draft→submitted, rate delivered→rated, cancel draft→cancelled,
    cancel submitted→cancelled, cancel underReview→cancelled, review submitted→underReview,
    approve underReview→approved, refuse underReview→refused, deliver approved→delivered,
    deliver delivered→delivered, deliver rated→delivered, renew approved→approved,
    renew delivered→delivered, renew rated→rated
    """
  ),
  (
    .licence,
    """
    suspend valid→suspended, restore suspended→valid, revoke valid→revoked,
    revoke suspended→revoked, cancel valid→cancelled, cancel suspended→cancelled,
    present valid→valid, annotate valid→valid
    """
  ),
  (
    .application,
    """
    submit draft→submitted, accept submitted→accepted, decide accepted→decided,
    deliver decided→delivered, withdraw draft→withdrawn, withdraw submitted→withdrawn,
    withdraw accepted→withdrawn
    """
  ),
  (.mandate, "revoke valid→revoked"),
  (.workingCalendar, "publish provisional→published"),
  (
    .dispatchRule,
    "publish draft→published, publish withdrawn→published, withdraw published→withdrawn"
  ),
  (.policy, "publish draft→published, withdraw published→withdrawn"),
  (
    .allotment,
    """
    refuse reserved→refused, issue reserved→issued, return issued→returned,
    release reserved→released
    """
  ),
]

@Suite("Declaring the other state machines")
struct OtherTablesTests {
  @Test("Each machine has the moves of the page, no more and no less", arguments: tables)
  func moves(type: RecordType, text: String) throws {
    let machine = try #require(StateMachine.of(type))
    let declared = machine.transitions.filter { $0.command != "note" }.flatMap { row in
      row.from.map { from in
        let to = row.target.status(from: from) ?? "?"
        return row.command + " " + from + "→" + to
      }
    }
    let byHand = text.split(whereSeparator: { $0 == "," || $0 == "\n" })
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }

    #expect(Set(declared) == Set(byHand))
    #expect(declared.count == byHand.count)
  }

  @Test("Each numbered type has its letter")
  func letters() {
    let letters = RecordType.allCases.compactMap { TypeDeclaration.of($0).numberLetter }
    #expect(letters.sorted().joined() == "ABDGJKPSTXY")
  }

  @Test("Restricted types have their level")
  func levels() {
    #expect(TypeDeclaration.of(.grievance).level == 2)
    #expect(TypeDeclaration.of(.policy).level == 1)
    #expect(TypeDeclaration.of(.access).level == 3)
    #expect(TypeDeclaration.of(.mandate).level == 3)
  }
}
