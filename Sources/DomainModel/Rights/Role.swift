import JSONDiff

/// What somebody may be; fixed.
public enum Role: String, CaseIterable, Sendable, Hashable {
  case gridWorker
  case dispatcher
  case handler
  case supervisor
  case inspector
  case dutyOfficer
  case dataSteward
  case licensingOfficer
  case administrator
  case auditor
  case viewer

  /// The word on screen.
  public var title: Phrase {
    switch self {
    case .gridWorker: Phrase("网格员", "grid worker")
    case .dispatcher: Phrase("受理派单员", "dispatcher")
    case .handler: Phrase("承办人", "handler")
    case .supervisor: Phrase("督办领导", "supervisor")
    case .inspector: Phrase("检查人员", "inspector")
    case .dutyOfficer: Phrase("值班员", "duty officer")
    case .dataSteward: Phrase("数据管理员", "data steward")
    case .licensingOfficer: Phrase("窗口办证员", "licensing officer")
    case .administrator: Phrase("管理员", "administrator")
    case .auditor: Phrase("审计", "auditor")
    case .viewer: Phrase("查看", "viewer")
    }
  }

  /// The roles that act as this one: a supervisor is also dispatcher and handler of the scope or unit.
  public var fulfilledBy: Set<Role> {
    switch self {
    case .dispatcher, .handler: [self, .supervisor]
    default: [self]
    }
  }

  /// The names of roles as a JSON list, in declaration order.
  public static func names(_ roles: Set<Role>) -> JSON {
    .array(allCases.filter(roles.contains).map { .string($0.rawValue) })
  }
}
