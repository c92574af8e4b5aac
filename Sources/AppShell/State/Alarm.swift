import Assets
import DomainModel
import Phrasebook

/// What calls the operator to the screen.
enum Alarm: Sendable, Hashable {
  /// A new alert, or one that nobody has answered; by its rank, 4 is red and 3 orange.
  case alert(rank: Int)
  /// The node can't be reached any more, so that new alerts don't come.
  case blind
  /// An exchange with the node failed by what a person must mend.
  case exchange

  /// What a notice of the desktop says. It may stand on a locked screen, so it names nobody.
  var notice: Phrase {
    switch self {
    case .alert(let rank): ShellPhrases.alertNotice(isRed: rank == 4)
    case .blind: ShellPhrases.blindNotice
    case .exchange: ShellPhrases.exchangeNotice
    }
  }
}

/// Whether and how this desk rings.
public struct Bell: Sendable, Hashable {
  /// False where alarms are only to be seen.
  var isOn = true
  /// Patterns of red and orange alerts; red can be told from orange without looking.
  var (red, orange) = (BellRhythm.triple, BellRhythm.double)

  /// A bell that is on and rings as usual.
  public init() {}

  /// The bell as the configuration has it.
  public init(_ configuration: Configuration) {
    isOn = configuration.bell
    red = configuration.sound[.red] ?? red
    orange = configuration.sound[.orange] ?? orange
  }

  /// When an alarm rings that begins now; the first is at once.
  func rings(for alarm: Alarm, from now: UInt64) -> [UInt64] {
    rhythm(of: alarm).steps.map { now + UInt64($0) * Timers.bellStep }
  }

  private func rhythm(of alarm: Alarm) -> BellRhythm {
    guard case .alert(let rank) = alarm else { return .once }
    return rank == 4 ? red : orange
  }
}

extension AppState {
  /// What is to ring now, told once; nil where the bell is off.
  mutating func takeAlarm() -> Alarm? {
    defer { alarm = nil }
    return bell.isOn ? alarm : nil
  }
}
