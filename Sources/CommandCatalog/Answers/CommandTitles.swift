public import DomainModel
import Phrasebook

/// The words of commands as histories and messages name them.
public enum CommandTitles {
  /// The word for a stored command name, such as `grievance.assign`, `plan.publish` or `assign`:
  /// that of the verb, else the catalogue's title, else the name itself.
  public static func title(of name: String) -> Phrase {
    let verb = name.split(separator: ".").last.map(String.init) ?? name
    let word = Verbs.title(verb)
    guard word.chinese == verb else { return word }
    let command =
      CommandCatalog.command(id: name) ?? CommandCatalog.all.first { $0.stateCommand == verb }
    return command?.title ?? word
  }
}
