/// Reads the tables of state machines.
///
/// First lines: `name 中文 english words`, closed states with `-` before them, until an empty line;
/// after a `;` the commands that the state asks for.
/// Then a transition a line: `command | from from → to | who | guards | effects`; `–` from is a
/// creation, `=` to stays, several targets with `/` are decided by the command. Who: role names, `@own`
/// after a role for the responsible unit (or `@member` for the unit named there), `system`, `all`. Effects: `argument`, `!` when required,
/// `>member` where it goes, `+` when it becomes an element.
enum MachineParser {
  static func machine(_ text: String) -> StateMachine {
    var states: [State] = []
    var transitions: [Transition] = []
    for line in text.split(separator: "\n") {
      if line.contains("|") {
        transitions.append(transition(line))
      } else if let state = state(line) {
        states.append(state)
      }
    }
    return StateMachine(states: states, transitions: transitions)
  }

  private static func state(_ line: Substring) -> State? {
    let parts = line.split(separator: ";")
    let words = parts.first?.split(separator: " ") ?? []
    guard words.count >= 3 else { return nil }
    let asks = parts.dropFirst().first?.split(separator: " ").map(String.init) ?? []
    let isOpen = words[0].first != "-"
    return State(
      name: String(isOpen ? words[0] : words[0].dropFirst()),
      title: Phrase(String(words[1]), words[2...].joined(separator: " ")), isOpen: isOpen,
      asks: asks)
  }

  private static func transition(_ line: Substring) -> Transition {
    let columns = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").map(String.init) }
    let way = columns[1]
    let arrow = way.firstIndex(of: "→") ?? way.endIndex
    let targets = way[arrow...].dropFirst().first ?? "="
    let who = columns[2]
    return Transition(
      from: Set(way[..<arrow].filter { $0 != "–" }), command: columns[0].first ?? "",
      who: who.compactMap(Self.who), bySystem: who.contains("system"), target: target(targets),
      guards: columns.count > 3 ? columns[3] : [],
      effects: columns.count > 4 ? columns[4].map(effect) : [])
  }

  private static func target(_ text: String) -> TransitionTarget {
    let names = text.split(separator: "/").map(String.init)
    if names == ["="] { return .same }
    return names.count == 1 ? .state(names[0]) : .computed(names)
  }

  private static func who(_ text: String) -> Who? {
    let parts = text.split(separator: "@")
    let name = parts.first == "S" ? "supervisor" : parts.first.map(String.init) ?? ""
    return Role(rawValue: name).map {
      Who(role: $0, ofUnit: parts.count > 1 ? String(parts[1]) : nil)
    }
  }

  private static func effect(_ text: String) -> Effect {
    let appends = text.hasSuffix("+")
    let parts = (appends ? text.dropLast() : text[...]).split(separator: ">")
    let isRequired = parts[0].hasSuffix("!")
    return Effect(
      argument: String(isRequired ? parts[0].dropLast() : parts[0]), isRequired: isRequired,
      member: parts.count > 1 ? String(parts[1]) : nil, appends: appends)
  }
}
