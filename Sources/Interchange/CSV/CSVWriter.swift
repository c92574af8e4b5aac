import DomainModel
import JSONDiff

/// Records of a type as a table, for programs and for people with a spreadsheet.
struct CSVWriter: RecordWriting {
  private let columns: [CSVColumn]
  private let encoding: TextEncoding

  init(type: RecordType, encoding: TextEncoding) {
    columns = CSVColumn.all(of: type)
    self.encoding = encoding
  }

  mutating func beginning() throws(Failure) -> [UInt8] {
    encoding.mark + (try line(columns.map(\.header)))
  }

  mutating func record(_ record: JSONObject) throws(Failure) -> [UInt8] {
    let members = UnmaskedMembers.of(record)
    do {
      return try line(columns.map { $0.cell(of: members) })
    } catch {
      throw error.adding("id", record["id"] ?? "")
    }
  }

  mutating func ending() -> [UInt8] { [] }

  private func line(_ cells: [String]) throws(Failure) -> [UInt8] {
    let text = cells.map(CSVCell.quoted).joined(separator: ",") + "\r\n"
    guard let bytes = EncodedText.encoded(text, encoding) else {
      throw Failure(.encodingLacks, ["encoding": .string(encoding.rawValue)])
    }
    return bytes
  }
}
