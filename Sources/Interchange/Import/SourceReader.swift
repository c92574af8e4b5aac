public import DomainModel
import JSONDiff

/// Turns the bytes of a source into items, whatever its format.
///
/// Of lines and tables no more than one line is held; documents and markup are held whole, to
/// their limit.
public struct SourceReader {
  /// The largest document that is read whole.
  public static let maximumBytes = 64 << 20

  private let settings: ImportSettings
  private let name: String
  private var shape: SourceShape?
  private var lines = LineSplitter()
  private var table: CSVReader
  private var whole: [UInt8] = []

  /// `name`: the source's name; its ending decides what the bytes leave open.
  public init(name: String, settings: ImportSettings) {
    self.name = name
    self.settings = settings
    shape = settings.format?.shape
    table = CSVReader(settings)
  }

  /// The items that a chunk completes, in order.
  /// - Throws: `.inputFormat` when no format fits, `.inputTooLarge`; what the formats throw.
  public mutating func take(_ chunk: ArraySlice<UInt8>) throws(Failure) -> [ImportItem] {
    if let shape { return try passed(chunk, shape) }
    whole.append(contentsOf: chunk)
    try recognise(isWhole: false)
    guard let shape else { return [] }
    return try passed(taken(), shape)
  }

  /// The last items; those of a document or of markup are all of them.
  public mutating func finish() throws(Failure) -> [ImportItem] {
    if shape == nil { try recognise(isWhole: true) }
    switch shape {
    case .lines, nil:
      let items = lines.take(taken()).map(item)
      return items + (lines.finish().map { [item($0)] } ?? [])
    case .table: return try table.take(taken()) + table.finish()
    case .document: return try documentItems()
    case .markup: return try CAPReader.items(whole, settings: settings)
    }
  }

  private mutating func passed(
    _ chunk: ArraySlice<UInt8>, _ shape: SourceShape
  ) throws(Failure) -> [ImportItem] {
    switch shape {
    case .lines: return lines.take(chunk).map(item)
    case .table: return try table.take(chunk)
    case .document, .markup:
      whole.append(contentsOf: chunk)
      guard whole.count <= SourceReader.maximumBytes else {
        throw Failure(.inputTooLarge, ["path": .string(name), "limit": "64 MiB"])
      }
      return []
    }
  }

  private mutating func taken() -> ArraySlice<UInt8> {
    defer { whole = [] }
    return whole[...]
  }

  private mutating func recognise(isWhole: Bool) throws(Failure) {
    if whole.starts(with: [0xFF, 0xFE]) || whole.starts(with: [0xFE, 0xFF]) {
      throw Failure(.inputUTF8, ["path": .string(name), "text": "UTF-16"])
    }
    switch SourceShape.recognised(beginning: whole[...], isWhole: isWhole, name: name) {
    case .shape(let found): shape = found
    case .undecided: break
    case .unknown: throw Failure(.inputFormat, ["path": .string(name)])
    }
  }

  /// Lines hold records, or what other formats put in a line each: features, packages.
  private func item(_ line: LineSplitter.Line) -> ImportItem {
    let item = JSONRecords.item(line)
    guard settings.format == nil, case .document(let document) = item else { return item }
    let json = JSON.object(document.members)
    let format = ExchangeFormat.of(json)
    guard format != .json else { return item }
    do throws(Failure) {
      return try items(json, format, at: document.place).first ?? item
    } catch {
      return .rejected(error, at: document.place)
    }
  }

  private func documentItems() throws(Failure) -> [ImportItem] {
    let json = try JSONRecords.document(whole)
    let format = settings.format ?? ExchangeFormat.of(json)
    return try items(json, format, at: .path(""))
  }

  private func items(
    _ json: JSON, _ format: ExchangeFormat, at place: ImportPlace
  ) throws(Failure) -> [ImportItem] {
    switch format {
    case .geojson: try GeoJSONReader(settings: settings).items(json, at: place)
    case .dcat: try DCATReader(settings: settings).items(json, at: place)
    case .ckan: try CKANReader(settings: settings).items(json, at: place)
    case .open311: try Open311Reader(settings: settings).items(json, at: place)
    case .json, .ndjson, .csv, .cap: try JSONRecords.items(json)
    }
  }
}
