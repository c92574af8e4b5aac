import DomainModel

extension Configuration {
  mutating func readDesk(_ reader: inout EntryReader) {
    reader.take("language", &language, .choice)
    reader.take("theme", &theme, .text)
    reader.take("ambiguousWidth", &ambiguousWidth, .ambiguousWidth)
    reader.take("mouse", &mouse, .flag)
    reader.take("linear", &linear, .flag)
    reader.take("bell", &bell, .flag)
    reader.take("readOnly", &readOnly, .flag)
    reader.take("store", &store, .text)
    reader.take("unit.name", &unitName, .text)
    reader.take("unit.code", &unitCode, .text)
    reader.takeAll("keys", &keys, .text)
    reader.take("open.camera", &openCamera, .text)
    reader.take("open.url", &openURL, .text)
  }
}

extension EntryKind<Int?> {
  /// 1, 2, or `probe`, which is nil.
  fileprivate static var ambiguousWidth: EntryKind {
    EntryKind(expected: Phrase(" probe、1 或 2", "probe, 1 or 2")) { node in
      switch node {
      case .string("probe"): .some(nil)
      case .integer(let columns) where columns == 1 || columns == 2: .some(columns)
      default: nil
      }
    }
  }
}

extension AlertConfiguration {
  mutating func read(_ reader: inout EntryReader) {
    reader.take("alerts.watchFolder", &watchFolder, .text)
    reader.take("alerts.feeds", &feeds, .feeds)
    reader.take("alerts.callOutCommand", &callOutCommand, .texts)
    reader.takeEach("alerts.sound", &sound, .text)
  }
}

extension EntryKind<[AlertConfiguration.Feed]> {
  fileprivate static var feeds: EntryKind {
    EntryKind(
      expected: Phrase(
        "列表，每项有 url，可有 interval、maximumBytes",
        "a list whose elements have url and may have interval and maximumBytes")
    ) { node in
      guard case .array(let elements) = node else { return nil }
      let feeds = elements.compactMap { feed($0) }
      return feeds.count == elements.count ? feeds : nil
    }
  }

  private static func feed(_ node: TomlNode) -> AlertConfiguration.Feed? {
    guard case .table(let members) = node, case .string(let url)? = members["url"],
      Set(members.keys).isSubset(of: ["url", "interval", "maximumBytes"])
    else { return nil }
    var feed = AlertConfiguration.Feed(url: url)
    if let interval = members["interval"] {
      guard let value = EntryKind<IsoDuration>.duration.convert(interval) else { return nil }
      feed.interval = value
    }
    if let bytes = members["maximumBytes"] {
      guard let value = EntryKind<Int>.integer(1...1_073_741_824).convert(bytes) else { return nil }
      feed.maximumBytes = value
    }
    return feed
  }
}

extension LicenceConfiguration {
  mutating func read(_ reader: inout EntryReader) {
    reader.take("licences.softAgeHours", &softAgeHours, .integer(1...87_600))
    reader.take("licences.hardAgeHours", &hardAgeHours, .integer(1...87_600))
    reader.take("licences.presentationMinutes", &presentationMinutes, .integer(1...1440))
  }
}

extension SyncConfiguration {
  mutating func read(_ reader: inout EntryReader) {
    reader.take("sync.node", &node, .text)
    reader.take("sync.interval", &interval, .duration)
    reader.take("sync.blindAfter", &blindAfter, .duration)
    reader.take("sync.warnChanges", &warnChanges, .integer(1...1_000_000))
    reader.take("sync.warnAge", &warnAge, .duration)
  }
}

extension NodeConfiguration {
  mutating func read(_ reader: inout EntryReader) {
    reader.take("limits.lineBytes", &lineBytes, .integer(1024...1_073_741_824))
    reader.take("limits.bodyBytes", &bodyBytes, .integer(1024...1_073_741_824))
    reader.take("limits.depth", &depth, .integer(8...1024))
    reader.take("limits.requestsPerMinute", &requestsPerMinute, .integer(1...1_000_000))
    reader.take("log.retention", &logRetention, .duration)
    reader.take("listen", &listen, .text)
    reader.take("tls.certificate", &certificate, .text)
    reader.take("tls.key", &certificateKey, .text)
    reader.take("upstream", &upstream, .text)
    reader.take("checkpoint.interval", &checkpointInterval, .duration)
    reader.take("checkpoint.leaves", &checkpointLeaves, .integer(1...1_000_000))
  }
}
