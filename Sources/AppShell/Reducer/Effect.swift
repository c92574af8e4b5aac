import CellGrid
import CommandCatalog
import UseCases

/// What an event asks of the world; the loop carries it out.
public enum Effect: Sendable {
  /// Runs a command in the background.
  case perform(CommandRequest)
  /// Ends the program.
  case quit
  /// Hands the terminal back until the shell continues us.
  case suspend
  /// Paints every cell anew.
  case repaint
  /// Asks the work in the background to stop.
  case stopWork
  /// Puts a text where the operator can paste it.
  case copy(String)
  /// Takes or releases the mouse.
  case useMouse(Bool)
  /// Opens a text in the operator's editor; the answer comes back as `setFormText`.
  case edit(String, field: Int)
  /// Stores where the operator is, for the next start.
  case rememberPlace
  /// Stores what was found out about this terminal.
  case keepTerminal(TerminalFinding)
  /// Stores the operator's own views.
  case keepViews([SavedView])
  /// Closes the operator's key at this terminal.
  case lockKey
  /// Tries a passphrase; the answer comes back as `unlocked`.
  case unlock(operatorID: String, passphrase: String)
  /// Ends this workstation and opens it for another operator.
  case sitDown(String)
  /// Stores or clears a half-filled form.
  case keepDraft(of: String, values: [String: String])
}
