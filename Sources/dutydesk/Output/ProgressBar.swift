import DomainModel
import Phrasebook

/// One line on standard error that says how far long work is; ended by a line end at the last row.
enum ProgressBar {
  static func show(_ rows: Int) {
    try? StandardStreams.write(Array("\r\(Counts.grouped(rows))  ".utf8), to: 2)
  }
}
