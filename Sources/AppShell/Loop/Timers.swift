/// Every time that the screen waits for or counts, in milliseconds of the monotonic clock. They
/// stand here and nowhere else, so that what may wake an idle workstation is seen at a glance.
enum Timers {
  /// The store's change is looked for once a second; nothing is painted when there is none.
  static let tick: UInt64 = 1_000
  /// While nobody presses a key, every other second is enough and costs half.
  static let restingTick: UInt64 = 2_000
  /// Without a key for this long the screen rests.
  static let restAfter: UInt64 = 10_000
  /// Without a key for this long an operator with a passphrase is locked out.
  static let lockAfter: UInt64 = 600_000
  /// An alert must have stood on its line this long before `!` means it.
  static let alertStanding: UInt64 = 700
  /// An alarm that no key has answered rings again after this long.
  static let alarmAgain: UInt64 = 60_000
  /// A step of the bell's pattern.
  static let bellStep: UInt64 = 250
  /// A question must have stood this long before a key confirms it.
  static let questionStanding: UInt64 = 250
  /// Similar orders are looked for when the selection has stood still for this long.
  static let similarAfter: UInt64 = 300
  /// Keys closer together than this are one movement; the detail then waits for the last one.
  static let movement: UInt64 = 60
}
