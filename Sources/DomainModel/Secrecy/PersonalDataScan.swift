/// Finds citizen ids and telephone numbers in text that is about to leave.
public enum PersonalDataScan {
  /// What was found.
  public enum Kind: String, Sendable {
    case citizenID
    case phone
  }

  /// One found place.
  public struct Finding: Hashable, Sendable {
    /// What it is.
    public let kind: Kind
    /// Its first character, counted from 0.
    public let offset: Int
    /// How many characters it has.
    public let length: Int
    /// The found text with its middle hidden.
    public let masked: String
  }

  /// The citizen ids (valid by their check character) and mobile numbers in the text, in its order.
  public static func findings(in text: String) -> [Finding] {
    let characters = Array(text)
    var findings: [Finding] = []
    var index = 0
    while index < characters.count {
      let length = runLength(characters, from: index)
      if length > 0, let finding = finding(characters, index, length) { findings.append(finding) }
      index += max(length, 1)
    }
    return findings
  }

  private static func runLength(_ characters: [Character], from start: Int) -> Int {
    guard isDigit(characters[start]) else { return 0 }
    if start > 0, isWordCharacter(characters[start - 1]) { return 0 }
    var end = start
    while end < characters.count, isDigit(characters[end]) { end += 1 }
    if end - start == 17, end < characters.count, "Xx".contains(characters[end]) { end += 1 }
    return end - start
  }

  private static func finding(_ characters: [Character], _ start: Int, _ length: Int) -> Finding? {
    let word = String(characters[start..<(start + length)])
    if length == 18, IdentifierChecks.citizenID(word.uppercased()).isValid {
      return Finding(
        kind: .citizenID, offset: start, length: length, masked: Masking.maskIdentity(word))
    }
    if length == 11, word.hasPrefix("1"), word.dropFirst().first != "2" {
      return Finding(kind: .phone, offset: start, length: length, masked: Masking.maskPhone(word))
    }
    return nil
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
