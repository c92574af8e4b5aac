/// The number people say: letter, county, date, desk and count, such as `G3701022611230A0147`.
public struct HumanNumber: Hashable, Sendable, CustomStringConvertible {
  /// The letter of the type, such as `G` for a grievance.
  public let letter: String
  /// Six digits.
  public let county: String
  /// The day of creation at +08:00.
  public let date: CivilDate
  /// Two characters of the creating desk (`Z` and three drawn ones without a node).
  public let desk: String
  /// The desk's count for this letter and day, from 1.
  public let count: Int

  /// Makes a number; `scope` may be any region code, its county is taken.
  public init(letter: String, scope: String, date: CivilDate, desk: String, count: Int) {
    self.letter = letter
    self.county = RegionCode.county(of: scope)
    self.date = date
    self.desk = desk
    self.count = count
  }

  /// Reads a number back; nil when the text has another form.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, HumanNumber.letters.contains(String(text.prefix(1))),
      decimal(bytes[1..<7]) != nil, let year = decimal(bytes[7..<9]),
      let month = decimal(bytes[9..<11]), let day = decimal(bytes[11..<13]),
      let date = CivilDate(year: 2000 + year, month: month, day: day)
    else { return nil }
    let deskLength = bytes[13] == 0x5A ? 4 : 2
    guard bytes.count >= 13 + deskLength + 4,
      bytes[13..<(13 + deskLength)].allSatisfy(HumanNumber.isDeskCharacter),
      let count = decimal(bytes[(13 + deskLength)...])
    else { return nil }
    self.letter = String(text.prefix(1))
    self.county = String(decoding: bytes[1..<7], as: UTF8.self)
    self.date = date
    self.desk = String(decoding: bytes[13..<(13 + deskLength)], as: UTF8.self)
    self.count = count
  }

  /// The written number.
  public var description: String {
    let day = date.components
    return letter + county + padded(day.year % 100, 2) + padded(day.month, 2)
      + padded(day.day, 2) + desk + padded(count, 4)
  }

  /// The letters of numbered types.
  public static let letters: Set<String> = [
    "G", "P", "J", "K", "Y", "S", "B", "T", "D", "X", "A",
  ]
  /// The characters of a desk: digits and capitals without `I` and `O`.
  public static let deskAlphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"

  /// A desk for a store without a node: `Z` and three characters drawn from the random source.
  public static func drawnDesk(random: (Int) -> [UInt8]) -> String {
    let alphabet = Array(deskAlphabet)
    return "Z" + String(random(3).prefix(3).map { alphabet[Int($0) % alphabet.count] })
  }

  private static func isDeskCharacter(_ byte: UInt8) -> Bool {
    deskAlphabet.utf8.contains(byte)
  }
}
