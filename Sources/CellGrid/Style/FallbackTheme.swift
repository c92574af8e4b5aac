/// The theme that is always there: no colours of its own, so it is readable on every terminal.
public enum FallbackTheme {
  /// Attributes only.
  public static let theme = Theme(name: "fallback", isDark: true, styles: [:])

  /// The attributes that stand for a role where there is no colour. The alert ladder differs at
  /// each step, so that severity never depends on colour.
  public static func monochrome(_ role: StyleRole) -> Emphasis {
    switch role {
    case .critical: [.bold, .reverse]
    case .error: [.reverse]
    case .warning: [.bold, .underline]
    case .caution, .title, .accent, .selection: [.bold]
    case .info, .link, .input, .mark: [.underline]
    case .drill: [.reverse, .underline]
    case .text, .muted, .border, .ok, .chartA, .chartC, .chartE: []
    case .chartB, .chartD, .chartF: [.bold]
    }
  }
}
