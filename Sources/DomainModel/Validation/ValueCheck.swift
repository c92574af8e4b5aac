import JSONDiff

/// Checks one value against the kind that its member declares.
struct ValueCheck {
  let limit: Int

  func check(_ value: JSON, _ kind: MemberKind, _ path: String, _ flaws: inout [Flaw]) {
    switch kind {
    case .list(let element): checkList(value, element, path, &flaws)
    case .object(let members): checkObject(value, members, path, &flaws)
    case .map(let element): checkMap(value, element, path, &flaws)
    case .integer, .number, .ratio:
      if let code = numberFlaw(value, kind) { flaws.append(Flaw(path, code)) }
    case .enumeration(let words):
      guard let word = value.string else { return flaws.append(Flaw(path, "kind.string")) }
      if !words.contains(word) { flaws.append(Flaw(path, "value.unknown", isWarning: true)) }
    case .bool: if value.bool == nil { flaws.append(Flaw(path, "kind.bool")) }
    case .point, .bounds:
      if let code = placeFlaw(value, kind) { flaws.append(Flaw(path, code)) }
    case .geometry: if value.object == nil { flaws.append(Flaw(path, "kind.geometry")) }
    case .anything: break
    default: if let code = textFlaw(value, kind) { flaws.append(Flaw(path, code)) }
    }
  }

  private func checkList(
    _ value: JSON, _ element: MemberKind, _ path: String, _ flaws: inout [Flaw]
  ) {
    guard let elements = value.array else { return flaws.append(Flaw(path, "kind.list")) }
    if elements.count > limit { flaws.append(Flaw(path, "list.tooLong")) }
    var ids: Set<String> = []
    for (index, item) in elements.enumerated() {
      check(item, element, "\(path)/\(index)", &flaws)
      guard let id = item["id"]?.string else { continue }
      if !ids.insert(id).inserted { flaws.append(Flaw("\(path)/\(index)/id", "id.repeated")) }
    }
  }

  private func checkObject(
    _ value: JSON, _ members: [MemberDeclaration], _ path: String, _ flaws: inout [Flaw]
  ) {
    guard value.object != nil else { return flaws.append(Flaw(path, "kind.object")) }
    for member in members {
      if let nested = value[member.name] {
        check(nested, member.kind, path + "/" + member.name, &flaws)
      }
    }
  }

  private func checkMap(
    _ value: JSON, _ element: MemberKind, _ path: String, _ flaws: inout [Flaw]
  ) {
    guard let object = value.object else { return flaws.append(Flaw(path, "kind.object")) }
    for entry in object { check(entry.value, element, path + "/" + entry.name, &flaws) }
  }

  private func numberFlaw(_ value: JSON, _ kind: MemberKind) -> String? {
    guard case .number(let number) = value else { return "kind.number" }
    switch kind {
    case .integer(let range):
      guard let whole = number.int else {
        return number.double == number.double.rounded() ? "number.range" : "kind.integer"
      }
      guard whole.magnitude < 1 << 53 else { return "number.range" }
      return range.map { $0.contains(whole) } ?? true ? nil : "value.range"
    case .ratio: return (0...1).contains(number.double) ? nil : "value.range"
    default: return number.double.isFinite ? nil : "number.range"
    }
  }

  private func placeFlaw(_ value: JSON, _ kind: MemberKind) -> String? {
    let numbers = (value.array ?? []).compactMap(\.double)
    guard numbers.count == (kind == .point ? 2 : 4), numbers.count == value.array?.count else {
      return "kind.point"
    }
    let areInside = numbers.enumerated().allSatisfy { abs($1) <= ($0 % 2 == 0 ? 180 : 90) }
    return areInside ? nil : "value.range"
  }

  private func textFlaw(_ value: JSON, _ kind: MemberKind) -> String? {
    guard let text = value.string else { return "kind.string" }
    switch kind {
    case .time: return Instant(rfc3339: text) == nil ? "time.form" : nil
    case .date: return CivilDate(text) == nil ? "date.form" : nil
    case .region: return RegionCode.isWhole(text) ? nil : "region.form"
    case .reference, .unit: return text.isEmpty || text.utf8.count > 64 ? "reference.form" : nil
    case .digest: return isDigest(text) ? nil : "digest.form"
    case .pointer: return text.isEmpty || text.hasPrefix("/") ? nil : "pointer.form"
    default: return nil
    }
  }

  private func isDigest(_ text: String) -> Bool {
    text.hasPrefix("sm3:") && text.utf8.count == 68
      && text.utf8.dropFirst(4).allSatisfy(IDs.isLowerHex)
  }
}
