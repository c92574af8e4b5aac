/// The rule by which a clock was counted; its text stands in the clock, so that changing a rule never
/// rewrites orders: `complaint.resolve=P5D/working`.
public struct ClockRule: Hashable, Sendable, CustomStringConvertible {
  /// The profile, such as `complaint` or `urgent`.
  public let profile: String
  /// The step.
  public let step: ClockStep
  /// How long, and how it is counted.
  public let allowance: Allowance

  /// Makes a rule.
  public init(profile: String, step: ClockStep, allowance: Allowance) {
    self.profile = profile
    self.step = step
    self.allowance = allowance
  }

  /// Reads a pinned rule; nil when the text has another form.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")),
      let equals = bytes.firstIndex(of: UInt8(ascii: "=")), dot < equals,
      let slash = bytes.firstIndex(of: UInt8(ascii: "/")), equals < slash,
      let step = ClockStep(rawValue: String(text[dot..<equals].dropFirst())),
      let counting = TimeCounting(rawValue: String(text[slash...].dropFirst())),
      let allowance = Allowance(String(text[equals..<slash].dropFirst()), counting: counting)
    else { return nil }
    self.init(profile: String(text[..<dot]), step: step, allowance: allowance)
  }

  /// The pinned text.
  public var description: String {
    "\(profile).\(step.rawValue)=\(allowance.text)/\(allowance.counting.rawValue)"
  }

  /// The profile of a grievance: urgent before the legal track before the kind.
  public static func profile(of record: Record) -> String {
    if record.text("urgency") == "urgent" { return "urgent" }
    let track = GrievanceClocks.track(of: record)
    return track == "default" ? record.text("kind") ?? "request" : track
  }
}
