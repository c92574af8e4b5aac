/// Checks of identifiers by their own standards; none looks anything up elsewhere.
public enum IdentifierChecks {
  /// A citizen id (GB 11643): 17 digits and a check character, province prefix, a day that exists.
  public static func citizenID(_ value: String) -> CheckResult {
    let bytes = Array(value.utf8)
    guard bytes.count == 18 else { return .invalid("citizenId.length") }
    guard decimal(bytes[0..<17]) != nil, isDigit(bytes[17]) || bytes[17] == 0x58 else {
      return .invalid("citizenId.characters")
    }
    guard RegionTable.isKnownOrOld(String(value.prefix(6))) else {
      return .invalid("citizenId.region")
    }
    guard let year = decimal(bytes[6..<10]), let month = decimal(bytes[10..<12]),
      let day = decimal(bytes[12..<14]), year >= 1850,
      CivilDate(year: year, month: month, day: day) != nil
    else { return .invalid("citizenId.birthDate") }
    return citizenIDCheck(bytes) == bytes[17] ? .valid : .invalid("citizenId.check")
  }

  /// A region code (GB/T 2260 and below): a whole code whose province, and in Shandong county, exists.
  ///
  /// `exists`: whether the store knows the code; nil leaves codes below a county to the form.
  public static func region(
    _ value: String, exists: ((String) -> Bool)? = nil
  ) -> CheckResult {
    guard !value.isEmpty, value.utf8.allSatisfy(isDigit) else {
      return .invalid("region.characters")
    }
    guard RegionCode.isWhole(value) else { return .invalid("region.length") }
    let whole = RegionCode.withoutFilling(value)
    guard RegionTable.isKnown(whole) else { return .invalid("region.unknown") }
    if let exists, !exists(value) { return .invalid("region.unknown") }
    return .valid
  }

  /// The check character of the first 17 digits, as ASCII.
  static func citizenIDCheck(_ bytes: [UInt8]) -> UInt8 {
    var sum = 0
    for index in 0..<17 {
      var weight = 1
      for _ in 0..<(17 - index) { weight = weight * 2 % 11 }
      sum += Int(bytes[index] - 0x30) * weight
    }
    return Array("10X98765432".utf8)[sum % 11]
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
