import CellGrid
import Glibc
import TerminalDriver

// A small program for the tests of the driver: shows what it hears and dies as told. What tests
// need of a whole process (signals, crashes, stops) can't be had inside the test's own.

Terminal.blockSignals()
_ = CharacterLocale.prepare()
let environment = Trial.environment()
do {
  let terminal = try Terminal.open(
    environment: environment, runFolder: environment["TRIAL_RUN_FOLDER"])
  var trial = Trial(terminal: terminal)
  try trial.run()
  terminal.close()
} catch {
  print("problem: \(error)")
  exit(1)
}
