/// Identifiers that pass every check and were issued to nobody.
enum SampleIdentifiers {
  /// 历城县, abolished in 1987: no one born later and no enterprise registered since 2015 (when
  /// GB 32100 came into force) can have got a code with it.
  static let abolishedCounty = "370121"

  /// Milliseconds of 2026-01-01T00:00+08:00, which stands for the loading day inside ids: ids must
  /// not change with the day on which the samples are loaded.
  static let epochMilliseconds: Int64 = 1_767_196_800_000

  /// A version 7 UUID (RFC 9562) from a time and the stream's bits.
  static func uuid(milliseconds: Int64, random: inout SeededRandom) -> String {
    let high = UInt64(bitPattern: milliseconds) << 16 | 0x7000 | (random.next() & 0x0fff)
    let low = 0x8000_0000_0000_0000 | (random.next() >> 2)
    let digits = Array((hex(high) + hex(low)).utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, digit) in digits.enumerated() {
      if index == 8 || index == 12 || index == 16 || index == 20 {
        text.append(0x2d)
      }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The id of a record made at a relative moment.
  static func uuid(at moment: Moment, random: inout SeededRandom) -> String {
    let withinMinute = Int64(random.int(0...59_999))
    let milliseconds = epochMilliseconds + Int64(moment.minutes) * 60_000 + withinMinute
    return uuid(milliseconds: milliseconds, random: &random)
  }

  /// A unified social credit code (GB 32100) whose organisation part is valid by GB 11714 too.
  static func uscc(kind: String, random: inout SeededRandom) -> String {
    let organisation = organisationCode(serial: random.int(10_000_000...99_999_999))
    let body = kind + abolishedCounty + organisation
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    var sum = 0
    var weight = 1
    for character in body {
      sum += (alphabet.firstIndex(of: character) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return body + String(alphabet[(31 - sum % 31) % 31])
  }

  /// Eight digits and the check digit of GB 11714.
  private static func organisationCode(serial: Int) -> String {
    let digits = "\(serial)"
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    let check = 11 - sum % 11
    return digits + (check == 10 ? "X" : check == 11 ? "0" : "\(check)")
  }

  /// A citizen id (GB 11643) of the abolished county; the birth date lies after its abolition.
  static func citizenID(random: inout SeededRandom) -> String {
    let birth = random.int(1988...2006) * 10_000 + random.int(1...12) * 100 + random.int(1...28)
    let body = "\(abolishedCounty)\(birth)\(random.int(100...999))"
    var sum = 0
    var weight = 1
    for digit in body.reversed() {
      weight = weight * 2 % 11
      sum += (digit.wholeNumberValue ?? 0) * weight
    }
    return body + String(Array("10X98765432")[sum % 11])
  }

  /// Eleven digits that begin with 10: the shape of a mobile number, and no number range.
  static func phone(random: inout SeededRandom) -> String {
    "10\(random.int(100_000_000...999_999_999))"
  }

  /// The licence identifier of GB/T 36904 with its ISO 7064 MOD 37,36 check character.
  static func licenceIdentifier(type: String, issuer: String, serial: String) -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var product = 36
    for character in type + issuer + serial + "001" {
      let sum = (product + (alphabet.firstIndex(of: character) ?? 0)) % 36
      product = (sum == 0 ? 36 : sum) * 2 % 37
    }
    let check = alphabet[(37 - product) % 36]
    return "1.2.156.3005.2.\(type).\(issuer).\(serial).001.\(check)"
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
