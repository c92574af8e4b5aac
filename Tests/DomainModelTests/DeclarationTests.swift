@testable import DomainModel
import Testing

@Suite("Declaring record types")
struct DeclarationTests {
  @Test(
    "Every type has members, a title and, with a status, a machine", arguments: RecordType.allCases)
  func allParse(type: RecordType) {
    let declaration = TypeDeclaration.of(type)
    #expect(declaration.members.count > 20)
    #expect(declaration.title.chinese != type.rawValue)
    let hasStatus = declaration.member("status") != nil && type != .alert
    #expect(hasStatus == (declaration.machine != nil && type != .alert))
    #expect(Set(declaration.members.map(\.name)).count == declaration.members.count)
  }

  @Test(
    "Every word of an enumeration has a Chinese title", arguments: RecordType.allCases)
  func titles(type: RecordType) {
    func check(_ members: [MemberDeclaration]) {
      for member in members {
        for word in member.kind.words {
          #expect(EnumerationTitles.words[word] != nil, "\(type) \(member.path) \(word)")
        }
        check(member.kind.nestedMembers)
      }
    }
    check(TypeDeclaration.of(type).members)
  }

  @Test("The notation gives kinds, classes, marks")
  func grievance() {
    let declaration = TypeDeclaration.of(.grievance)
    #expect(declaration.numberLetter == "G")
    #expect(declaration.level == 2)
    #expect(declaration.member("contact.phone")?.maskLevel == 3)
    #expect(declaration.member("assignedTo")?.kind == .unit)
    #expect(declaration.member("assignedTo")?.mergeClass == .state)
    #expect(declaration.member("barredUnits")?.kind == .list(.unit))
    #expect(declaration.member("clocks.dueAt")?.kind == .time)
    #expect(declaration.member("clocks.dueAt")?.mergeClass == .derived)
    #expect(declaration.member("title")?.isRequired == true)
    #expect(declaration.member("urgency")?.kind == .enumeration(["normal", "urgent"]))
    #expect(declaration.member("agreement.signatures")?.mergeClass == .appendOnly)
    #expect(declaration.member("notes.by")?.kind == .reference)
    #expect(declaration.member("nothing") == nil)
    #expect(TypeDeclaration.of(.camera).member("stream")?.maskLevel == 4)
    #expect(TypeDeclaration.of(.supply).member("stock")?.mergeClass == .counter)
    #expect(TypeDeclaration.of(.application).member("answers")?.kind == .map(.anything))
  }

  @Test("Database numbers of types stay as they are")
  func codes() {
    #expect(RecordType.allCases.count == 45)
    #expect(RecordType.unit.code == 1)
    #expect(RecordType.grievance.code == 17)
    #expect(RecordType.statusList.code == 45)
    for type in RecordType.allCases { #expect(RecordType(code: type.code) == type) }
  }

  @Test("Every state leads on or ends, and every target exists", arguments: RecordType.allCases)
  func machines(type: RecordType) {
    guard let machine = StateMachine.of(type) else { return }
    let names = Set(machine.states.map(\.name))
    for transition in machine.transitions {
      #expect(transition.from.isSubset(of: names), "\(type) \(transition.command)")
      switch transition.target {
      case .state(let name): #expect(names.contains(name), "\(type) \(transition.command)")
      case .computed(let targets): #expect(names.isSuperset(of: targets))
      case .same: break
      }
      #expect(
        !transition.who.isEmpty || transition.bySystem || transition.command == "note"
          || transition.command == "remind" || type == .conflict, "\(type) \(transition.command)")
    }
    #expect(machine.initialStatus.map(names.contains) ?? (type == .conflict))
  }

  @Test("Every failure has an exit status of the contract")
  func failures() {
    let allowed: Set<Int32> = [1, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78]
    for code in Failure.Code.allCases { #expect(allowed.contains(code.exitStatus)) }
    #expect(Set(Failure.Code.allCases.map(\.rawValue)).count == Failure.Code.allCases.count)
  }
}
