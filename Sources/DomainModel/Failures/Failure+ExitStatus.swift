import JSONDiff

extension Failure {
  /// The exit status of a command that ends with this failure (sysexits; 1 when the rules refuse it).
  public var exitStatus: Int32 { code.exitStatus }

  /// A rule that refuses, with its dotted name and who may do it instead.
  public static func refused(
    rule: String, _ details: JSONObject = [:], whoMay roles: Set<Role> = []
  ) -> Failure {
    var fields = details
    fields["rule"] = .string(rule)
    if !roles.isEmpty { fields["roles"] = Role.names(roles) }
    return Failure(.ruleRefused, fields)
  }

  /// A refusal by a rule that this program doesn't know how to check.
  static func unchecked(rule: String) -> Failure {
    .refused(rule: rule, ["unchecked": true])
  }

  /// An argument that the command needs and didn't get.
  public static func missing(_ argument: String, of command: String) -> Failure {
    Failure(.argumentMissing, ["argument": .string(argument), "command": .string(command)])
  }

  /// An argument whose value can't be used, with the reason as a dotted name.
  public static func invalid(_ argument: String, _ reason: String) -> Failure {
    Failure(.argumentInvalid, ["argument": .string(argument), "reason": .string(reason)])
  }
}

extension Failure.Code {
  /// The exit status of this code.
  public var exitStatus: Int32 {
    switch self {
    case .fixedMember, .derivedMember, .stateMember, .transitionRefused, .ruleRefused,
      .undoRefused, .undoNothing, .conflictsOpen, .personalData, .citationNotInForce,
      .templateField, .templateUnfit,
      .verificationFailed,
      .checkFailed, .nodeChanged, .notAvailable, .recordDeleted, .calendarMissing:
      1
    case .usage, .ambiguous, .citationUnknown, .macroUnknown, .macroStep, .argumentMissing,
      .argumentInvalid, .filterInvalid,
      .cursorInvalid,
      .terminalUnusable, .formatUnfit:
      64
    case .duplicate, .recordInvalid, .recordTooLarge, .unknownType, .memberUnknown, .inputJSON,
      .inputLine, .inputUTF8, .inputFormat, .inputTooLarge, .numberRange, .patchFailed,
      .inputFields, .inputValue, .encodingLacks,
      .backupDamaged:
      65
    case .notFound, .unitUnknown, .actorUnknown, .storeMissing, .fileMissing, .keyMissing: 66
    case .nodeUnreachable, .nodeProtocol, .storeUnreachable: 69
    case .internalError: 70
    case .cannotWrite, .storeExists, .fileExists, .storeReadOnly, .storeFull: 73
    case .inputOutput, .storeFailed, .storeCorrupt: 74
    case .storeLocked, .storeBusy, .recordChanged, .interrupted: 75
    case .roleRefused, .actorRefused, .maskedMember, .clockRefused, .erasureAtNode, .keyLocked,
      .passphraseWrong, .nodeRefused:
      77
    case .configInvalid, .themeInvalid, .samplesInvalid, .storeNewer, .notEnrolled: 78
    }
  }
}
