import DomainModel
import UseCases

/// Runs the commands on operators' keys.
enum OperatorBodies {
  static func switchTo(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try OperatorCommandRuns(place: place).switch(request)
  }

  static func unlock(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try OperatorCommandRuns(place: place).unlock(request)
  }

  static func lock(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try OperatorCommandRuns(place: place).lock(request)
  }

  static func passphrase(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ChangePassphrase(desk: try place.desk(), place: place)(request)
  }
}
