import DomainModel
import UseCases

/// Runs what is made of the risks behind orders.
enum RiskBodies {
  static func list(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ListRisks(desk: try place.desk())(request)
  }

  static func raise(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try RaiseRisk(desk: try place.desk())(request)
  }
}
