import DomainModel
import Interchange

/// The items of one file, whatever its format, handed over in order and never all in memory when
/// the format is one of lines.
struct ImportSource {
  let place: Workplace
  let path: String
  let settings: ImportSettings
  /// What a stream held that must be read twice.
  var content: [UInt8]?

  func forEach(_ body: (ImportItem) throws(Failure) -> Void) throws(Failure) {
    var reader = SourceReader(name: path, settings: settings)
    if let content {
      for item in try reader.take(content[...]) { try body(item) }
    } else {
      try place.files.readChunks(path) { (chunk) throws(Failure) in
        for item in try reader.take(chunk) { try body(item) }
      }
    }
    for item in try reader.finish() { try body(item) }
  }
}
