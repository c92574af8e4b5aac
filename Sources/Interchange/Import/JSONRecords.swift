import DomainModel
import JSONDiff

/// Records written as JSON: a line each, or a document with one or a list of them.
public enum JSONRecords {
  /// Reads a line.
  public static func item(_ line: LineSplitter.Line) -> ImportItem {
    switch line {
    case .tooLong(let number):
      let details: JSONObject = ["line": .number(JSONNumber(number)), "limit": "1 MiB"]
      return .rejected(Failure(.inputLine, details), at: .line(number))
    case .bytes(let number, let bytes):
      return item(bytes, at: .line(number))
    }
  }

  /// The JSON value of a whole document; a byte order mark before it is left out.
  /// - Throws: when the document isn't JSON at all.
  static func document(_ bytes: [UInt8]) throws(Failure) -> JSON {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do { return try JSON.parse(text) } catch { throw error.inputFailure }
  }

  /// An object is one record, an array is a list of them.
  ///
  /// - Throws: when it is neither; a wrong element is rejected alone.
  static func items(_ json: JSON) throws(Failure) -> [ImportItem] {
    switch json {
    case .object(let object): return [.document(object, at: .path(""))]
    case .array(let elements):
      return elements.enumerated().map { index, element in
        item(element, at: .path("/\(index)"))
      }
    default: throw notARecord
    }
  }

  private static func item(_ bytes: [UInt8], at place: ImportPlace) -> ImportItem {
    do {
      return item(try JSON.parse(bytes, limits: .line), at: place)
    } catch {
      return .rejected(error.inputFailure, at: place)
    }
  }

  private static func item(_ json: JSON, at place: ImportPlace) -> ImportItem {
    guard let object = json.object else { return .rejected(notARecord, at: place) }
    return .document(object, at: place)
  }

  private static let notARecord = Failure(.inputJSON, ["text": "a record is a JSON object"])
}
