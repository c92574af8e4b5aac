import CommandCatalog
import DomainModel
import Glibc
import Phrasebook
import TerminalDriver
import UseCases

/// Opens the workstation; without a terminal the board is printed as text.
struct OpenWorkstation {
  let composition: Composition

  /// - Returns: the exit status.
  func callAsFunction() throws(Failure) -> Int32 {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return try printBoard()
    }
    // Before the first thread: threads inherit what is blocked.
    Terminal.blockSignals()
    let locale = CharacterLocale.prepare()
    let desk = composition.openDesk()
    defer { desk.close() }
    let status = try LiveWorkstation(
      composition: composition, openDesk: desk,
      remarks: locale.map { [ShellPhrases.locale($0.characterSet, $0.chosen)] } ?? []
    ).run()
    guard let status else { return try printBoard() }
    return status
  }

  private func printBoard() throws(Failure) -> Int32 {
    let desk = composition.openDesk()
    defer { desk.close() }
    let board = try BoardAsText(desk: try desk.openedToRead())()
    try StandardStreams.print(CleanText.lines(board(composition.language)))
    return 0
  }
}
