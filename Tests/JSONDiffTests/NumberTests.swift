import JSONDiff
import Testing

@Suite("Comparing and writing numbers")
struct NumberTests {
  @Test(
    "Numbers are equal when they are worth the same, and then hash alike",
    arguments: [
      ("1", "1.0"), ("1", "1e0"), ("10", "1e1"), ("0", "-0"), ("0", "0e99"), ("0.1", "1E-1"),
      ("-2.50", "-25e-1"), ("100", "1.00e+02"), ("0.0010", "1e-3"), ("120", "12e1"),
    ])
  func equal(one: String, other: String) throws {
    let (left, right) = (try number(one), try number(other))

    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(JSON.number(left) == JSON.number(right))
  }

  @Test(
    "Numbers that differ are different, even where a double can't tell",
    arguments: [
      ("1", "-1"), ("1", "10"), ("0.1", "0.10000000000000000001"),
      ("1", "1.0000000000000000000001"),
      ("9007199254740993", "9007199254740992"), ("1e300", "1e301"),
    ])
  func different(one: String, other: String) throws {
    #expect(try number(one) != number(other))
  }

  @Test("A whole number is one however it is written, if it fits")
  func wholeNumbers() throws {
    #expect(try number("1e2").int == 100)
    #expect(try number("-12.0").int == -12)
    #expect(try number("0e5").int == 0)
    #expect(try number("-0").int == 0)
    #expect(try number("1.5").int == nil)
    #expect(try number("9223372036854775807").int == .max)
    #expect(try number("-9223372036854775808").int == .min)
    #expect(try number("922337203685477580.7e1").int == .max)
    #expect(try number("9223372036854775808").int == nil)
    #expect(try number("1e19").int == nil)
  }

  @Test("Whole numbers a double can't hold are refused in records and kept by tools")
  func exactness() throws {
    for text in ["9007199254740992", "-9007199254740992", "123456789012345678901234567890"] {
      #expect(throws: JSONError.self) { try JSON.parse(text) }
      #expect(try JSON.parse(text, limits: .anyDocument).description == text)
    }
    for text in ["1e16", "-1E+20", "9007199254740993.5", "12345678901234567.0e0"] {
      #expect(throws: JSONError.self) { try JSON.parse(text) }
    }
    #expect(try JSON.parse("9007199254740991").canonicalText == "9007199254740991")
    #expect(try JSON.parse("-9007199254740991").canonicalText == "-9007199254740991")
  }

  @Test("What is taken is read again as it was written")
  func readsItself() throws {
    for text in ["1e15", "9.007199254740991e15", "1e21", "-1E30", "1e-7", "333333333.3333333"] {
      let written = try JSON.parse(text).canonicalText
      #expect(try JSON.parse(written).canonicalText == written)
    }
  }

  @Test("Numbers beyond all doubles are refused everywhere, with their own code")
  func overflow() {
    #expect(JSONNumber(text: "1e309") == nil)
    #expect(JSONNumber(text: "-1e999999999999999999999") == nil)
    #expect(JSONNumber(text: "1e308") != nil)
    do throws(JSONError) {
      _ = try JSON.parse("1e309", limits: .anyDocument)
    } catch {
      #expect(error.code == "number.range")
    }
  }

  @Test("Only what is wholly a number makes one", arguments: ["", " 1", "1 ", "x", "[1]", "\"1\""])
  func noNumbers(text: String) {
    #expect(JSONNumber(text: text) == nil)
  }

  @Test("Doubles that aren't finite make no number")
  func notFinite() {
    #expect(JSONNumber(.infinity) == nil)
    #expect(JSONNumber(-.infinity) == nil)
    #expect(JSONNumber(Double.nan) == nil)
  }

  /// The table of RFC 8785, appendix B.
  @Test(
    "Doubles are written as ECMAScript writes them",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
      (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func ecmaScript(bits: UInt64, text: String) throws {
    let number = try #require(JSONNumber(Double(bitPattern: bits)))

    #expect(JSON.number(number).canonicalText == text)
    #expect(number.double == Double(bitPattern: bits))
  }

  @Test(
    "The canonical form of a text is that of its double",
    arguments: [
      ("4.50", "4.5"), ("-0", "0"), ("-0.0", "0"), ("1.0", "1"), ("100e-2", "1"),
      ("0.5", "0.5"), ("-0.5", "-0.5"), ("117.0123", "117.0123"), ("0.00001", "0.00001"),
      ("0.0000001", "1e-7"), ("-0.05", "-0.05"), ("123456789.123456", "123456789.123456"),
      ("12345678.12345678912345", "12345678.12345679"), ("1e21", "1e+21"),
      ("1e20", "1" + zeros(20)),
      ("8999999999999999", "8999999999999999"), ("3677179185399808", "3677179185399808"),
      ("1e-400", "0"), ("-1e-400", "0"),
    ])
  func canonical(text: String, expected: String) throws {
    #expect(JSON.number(try number(text)).canonicalText == expected)
  }

  @Test("The short ways of writing a number agree with the long way through its double")
  func shortcuts() throws {
    var random = SeededGenerator(seed: 8785)
    for _ in 0..<5000 {
      let value = random.decimal()
      let number = try number(value)
      let long = try #require(JSONNumber(number.double)).text
      #expect(JSON.number(number).canonicalText == long, "for \(value)")
    }
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

  private func number(_ text: String) throws -> JSONNumber {
    try #require(JSONNumber(text: text))
  }
}
