public import DomainModel
import JSONDiff

/// Records written as JSON: a line each, or a document with one or a list of them.
public enum JSONRecords {
  /// Reads a line.
  public static func item(_ line: LineSplitter.Line) -> ImportItem {
    switch line {
    case .tooLong(let number):
      let details: JSONObject = ["line": .number(JSONNumber(number)), "limit": "1 MiB"]
      return .rejected(ImportRejection(.line(number), Failure(.inputLine, details)))
    case .bytes(let number, let bytes):
      return item(bytes, at: .line(number))
    }
  }

  /// Reads a whole document: an object is one record, an array is a list of them.
  ///
  /// - Throws: when the document isn't JSON at all; a wrong element is rejected alone.
  public static func items(document bytes: [UInt8]) throws(Failure) -> [ImportItem] {
    let json: JSON
    do { json = try JSON.parse(bytes) } catch { throw error.inputFailure }
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
      return .rejected(ImportRejection(place, error.inputFailure))
    }
  }

  private static func item(_ json: JSON, at place: ImportPlace) -> ImportItem {
    guard let object = json.object else { return .rejected(ImportRejection(place, notARecord)) }
    return .document(object, at: place)
  }

  private static let notARecord = Failure(.inputJSON, ["text": "a record is a JSON object"])
}
