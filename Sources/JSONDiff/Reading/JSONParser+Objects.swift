extension JSONParser {
  mutating func parseObject() throws(JSONError) -> JSON {
    try descend()
    if skip(.closeBrace) {
      depth -= 1
      return .object(JSONObject())
    }
    let start = position
    var members: [JSONObject.Member] = []
    members.reserveCapacity(depth == 1 ? 32 : 4)
    var isAscending = true
    repeat {
      try parseMember(into: &members, isAscending: &isAscending)
      skipSpace()
    } while skip(.comma)
    guard skip(.closeBrace) else { throw error(.syntax, "a comma or } should stand here") }
    depth -= 1
    if !isAscending { try sort(&members, start: start) }
    return .object(JSONObject(ascending: members))
  }

  @inline(__always)
  private mutating func parseMember(
    into members: inout [JSONObject.Member], isAscending: inout Bool
  ) throws(JSONError) {
    skipSpace()
    guard skip(.quote) else { throw error(.syntax, "a member name in quotes should stand here") }
    let nameOffset = position
    let name = try parseString()
    skipSpace()
    guard skip(.colon) else { throw error(.syntax, "a colon should stand here") }
    let member = JSONObject.Member(name: name, value: try parseValue())
    guard isAscending, let last = members.last, CodeUnits.compare(last.name, name) >= 0 else {
      members.append(member)
      return
    }
    // Few members are put in their place as they come, which is thrice as fast as sorting after;
    // with many that would be quadratic.
    if members.count <= 64 {
      try insert(member, into: &members, nameOffset: nameOffset)
    } else {
      members.append(member)
      isAscending = false
    }
  }

  private func insert(
    _ member: JSONObject.Member, into members: inout [JSONObject.Member], nameOffset: Int
  ) throws(JSONError) {
    switch JSONObject.search(member.name, in: members) {
    case .found: throw duplicate(member.name, at: nameOffset)
    case .missing(let index): members.insert(member, at: index)
    }
  }

  private func sort(
    _ members: inout [JSONObject.Member], start: Int
  ) throws(JSONError) {
    members.sort { CodeUnits.compare($0.name, $1.name) < 0 }
    for (one, next) in zip(members, members.dropFirst())
    where CodeUnits.areEqual(one.name, next.name) {
      throw duplicate(one.name, at: start)
    }
  }

  private func duplicate(_ name: String, at offset: Int) -> JSONError {
    JSONError(.duplicate, offset: offset, detail: "the name \"\(name)\" stands twice")
  }
}
