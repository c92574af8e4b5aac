import DomainModel

extension ShellPhrases {
  /// Stands on the shell's screen while the workstation is stopped.
  public static let suspended = Phrase(
    "值守台已挂起：预警不会在此响铃，不显示变化。输入 fg 回到值守台。",
    "Dutydesk is suspended: alerts won't ring or show here. Type fg to come back.")
}
