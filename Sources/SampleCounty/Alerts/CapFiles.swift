import DomainModel

extension SampleCounty {
  /// The CAP 1.2 files of `Samples/county/cap`, with times counted from a real day.
  public static func capFiles(seed: UInt64, day: CivilDate) -> [(name: String, bytes: [UInt8])] {
    let script = Alerts.script(seed: seed)
    let messages = Alerts.messages(of: script)
    var files: [(name: String, bytes: [UInt8])] = []
    for (line, message) in zip(script, messages) where line.isFile {
      let kind = line.status == "Exercise" ? "exercise" : line.messageType.lowercased()
      let number = Moment.twoDigits(files.count + 1)
      let name = "cap/\(number)-\(line.region)-\(line.hazard.code)-\(line.colour)-\(kind).xml"
      files.append((name, Array(message.xml(day: day).utf8)))
    }
    return files
  }
}
