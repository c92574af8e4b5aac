import DomainModel
import Foundation
import FoundationXML

/// An element with its text and children, namespaces left out.
struct CAPElement {
  let name: String
  var text = ""
  var children: [CAPElement] = []

  /// The texts of the children of this name, without surrounding blanks; empty ones left out.
  func texts(_ name: String) -> [String] {
    children(name).map(\.trimmed).filter { !$0.isEmpty }
  }

  func children(_ name: String) -> [CAPElement] { children.filter { $0.name == name } }

  var trimmed: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}

/// Collects parser events into elements, within limits of depth and number.
final class CAPDocument: NSObject, XMLParserDelegate {
  private static let maximumDepth = 16
  private static let maximumElements = 200_000
  private var stack: [CAPElement] = []
  private var root: CAPElement?
  private var elementCount = 0
  private var refusal: String?

  static func parse(_ bytes: [UInt8]) throws(Failure) -> CAPElement {
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    let document = CAPDocument()
    parser.delegate = document
    let isWellFormed = parser.parse()
    if let refusal = document.refusal { throw CAPReader.malformed(refusal) }
    guard isWellFormed, let root = document.root else {
      throw CAPReader.malformed("not well-formed XML at line \(parser.lineNumber)")
    }
    return root
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elementCount += 1
    if stack.count >= CAPDocument.maximumDepth || elementCount > CAPDocument.maximumElements {
      refusal = "too many elements, or nested too deeply"
      parser.abortParsing()
      return
    }
    let local = elementName.split(separator: ":").last.map(String.init) ?? elementName
    stack.append(CAPElement(name: local))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !stack.isEmpty else { return }
    stack[stack.count - 1].text += string
  }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    guard !stack.isEmpty, let text = String(data: data, encoding: .utf8) else { return }
    stack[stack.count - 1].text += text
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard let element = stack.popLast() else { return }
    if stack.isEmpty {
      root = element
    } else {
      stack[stack.count - 1].children.append(element)
    }
  }
}
