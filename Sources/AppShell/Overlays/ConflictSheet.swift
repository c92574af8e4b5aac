import CellGrid
import DomainModel
import JSONDiff
import UseCases

/// A conflict laid out to be settled field by field: what was seen, what is proposed, what stands.
public struct ConflictSheet: Sendable {
  /// What is to stand in a field.
  public enum Choice: Sendable, Hashable {
    /// What the change wanted.
    case mine
    /// What the home has.
    case theirs
    /// Something else, as it was typed; empty for nothing.
    case typed(String)
  }

  /// The conflict.
  public let conflict: OpenConflict
  /// The field with the cursor.
  public private(set) var index = 0
  /// What was chosen, by pointer; a field without a choice is still open.
  public private(set) var choices: [String: Choice] = [:]
  /// The value being typed for the field with the cursor.
  public private(set) var field: TextField?
  /// Whether all open conflicts of the pattern are settled alike.
  public private(set) var includesAlike = false

  /// A conflict of which nothing is decided.
  public init(_ conflict: OpenConflict) {
    self.conflict = conflict
  }

  /// The field with the cursor.
  public var current: OpenConflict.Field? {
    conflict.fields.indices.contains(index) ? conflict.fields[index] : nil
  }

  /// How many fields are still open.
  public var undecided: Int { conflict.fields.filter { choices[$0.pointer] == nil }.count }

  enum Outcome {
    case stays
    case leaves
    case settles
    /// To the next conflict, or the one before.
    case moves(Int)
    /// Something typed was asked for where only a side can be taken.
    case refusesTyping
  }

  mutating func handle(_ rawKey: KeyEvent) -> Outcome {
    guard field == nil else { return type(rawKey) }
    switch FullWidthKeys.normalised(rawKey) {
    case .escape, .control("c"): return .leaves
    case .up, .character("k"): index = max(0, index - 1)
    case .down, .character("j"): index = min(conflict.fields.count - 1, index + 1)
    case .left, .character("1"): choose(.mine)
    case .right, .character("2"): choose(.theirs)
    case .character("3"): return beginTyping()
    case .character("*") where conflict.alike > 0: includesAlike.toggle()
    case .character("n"): return .moves(1)
    case .character("N"): return .moves(-1)
    case .enter, .control("s"): return settle()
    default: break
    }
    return .stays
  }

  /// One command made all the states of a change, so they are taken or left together.
  private mutating func choose(_ choice: Choice) {
    guard let current else { return }
    for field in conflict.fields
    where field == current || field.isState && current.isState {
      choices[field.pointer] = choice
    }
  }

  private mutating func beginTyping() -> Outcome {
    guard let current, !current.isState, !current.isDeletion else { return .refusesTyping }
    guard case .typed(let text)? = choices[current.pointer] else {
      // A mask is not a value to begin with.
      let begin = current.isMasked ? nil : (current.mine ?? current.theirs)?.string
      field = TextField(begin ?? "")
      return .stays
    }
    field = TextField(text)
    return .stays
  }

  private mutating func type(_ key: KeyEvent) -> Outcome {
    switch key {
    case .escape, .control("c"): field = nil
    case .enter, .control("s"):
      if let text = field?.text { choose(.typed(text)) }
      field = nil
    default: _ = field?.handle(key)
    }
    return .stays
  }

  /// The first open field gets the cursor; with none left the conflict can be settled.
  private mutating func settle() -> Outcome {
    guard let open = conflict.fields.firstIndex(where: { choices[$0.pointer] == nil }) else {
      return .settles
    }
    index = open
    return .stays
  }
}

extension ConflictSheet {
  /// The request that settles as chosen.
  var request: CommandRequest {
    var arguments: JSONObject = [:]
    let sides = Set(conflict.fields.compactMap { choices[$0.pointer] })
    switch sides {
    case [.mine]: arguments["take"] = "mine"
    case [.theirs]: arguments["take"] = "theirs"
    default:
      arguments["sides"] = .object(
        JSONObject(members: conflict.fields.map { ($0.pointer, side(of: $0)) }))
    }
    if includesAlike { arguments["alike"] = true }
    return CommandRequest("conflicts.resolve", records: [conflict.id], arguments: arguments)
  }

  private func side(of field: OpenConflict.Field) -> JSON {
    switch choices[field.pointer] {
    case .mine: ["side": "mine"]
    case .typed(let text): ["value": value(text, field)]
    case .theirs, nil: ["side": "theirs"]
    }
  }

  /// What was typed, as the member's kind wants it.
  private func value(_ text: String, _ field: OpenConflict.Field) -> JSON {
    guard !text.isEmpty, let type = RecordType(rawValue: conflict.typeName) else { return .null }
    let members = RecordForm(type: type).members([field.member: text])
    return field.member.split(separator: ".").reduce(JSON.object(members)) {
      $0?[String($1)] ?? .null
    } ?? .null
  }

  /// What will stand in a field, by the choice.
  func result(of field: OpenConflict.Field) -> JSON? {
    switch choices[field.pointer] {
    case .mine: field.mine
    case .typed(let text): text.isEmpty ? nil : .string(text)
    case .theirs, nil: field.theirs
    }
  }
}
