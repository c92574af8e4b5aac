extension JSONPatch {
  /// Reads a patch document: an array of objects with `op` and what the operation needs. Members
  /// that RFC 6902 doesn't define are passed over, as its section 4 demands.
  ///
  /// - Throws: `JSONError` with `patch.syntax` or `pointer.syntax`; its offset is the index of
  ///   the operation.
  public init(json: JSON) throws(JSONError) {
    guard case .array(let elements) = json else {
      throw JSONError(.patchSyntax, offset: 0, detail: "a patch is an array of operations")
    }
    var operations: [Operation] = []
    operations.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      operations.append(try OperationReader(json: element, index: index).operation())
    }
    self.init(operations)
  }

  /// The patch document.
  public var json: JSON { .array(operations.map(\.json)) }

  /// The canonical form of `json`, without making it.
  public func canonicalBytes() -> [UInt8] {
    var bytes: [UInt8] = [.openBracket]
    bytes.reserveCapacity(1024)
    for (index, operation) in operations.enumerated() {
      if index > 0 { bytes.append(.comma) }
      operation.appendCanonical(to: &bytes)
    }
    bytes.append(.closeBracket)
    return bytes
  }
}

extension JSONPatch.Operation {
  /// The operation as an object.
  public var json: JSON {
    switch self {
    case .add(let path, let value):
      ["op": "add", "path": .string(path.description), "value": value]
    case .remove(let path):
      ["op": "remove", "path": .string(path.description)]
    case .replace(let path, let value):
      ["op": "replace", "path": .string(path.description), "value": value]
    case .move(let from, let path):
      ["from": .string(from.description), "op": "move", "path": .string(path.description)]
    case .copy(let from, let path):
      ["from": .string(from.description), "op": "copy", "path": .string(path.description)]
    case .test(let path, let value):
      ["op": "test", "path": .string(path.description), "value": value]
    }
  }
}

extension JSONPatch.Operation {
  /// Adds the canonical form of `json`: its members come as from, op, path, value.
  func appendCanonical(to bytes: inout [UInt8]) {
    switch self {
    case .add(let path, let value): append("add", path, value, to: &bytes)
    case .remove(let path): append("remove", path, nil, to: &bytes)
    case .replace(let path, let value): append("replace", path, value, to: &bytes)
    case .move(let from, let path): append("move", path, nil, from: from, to: &bytes)
    case .copy(let from, let path): append("copy", path, nil, from: from, to: &bytes)
    case .test(let path, let value): append("test", path, value, to: &bytes)
    }
  }

  private func append(
    _ name: String, _ path: JSONPointer, _ value: JSON?, from: JSONPointer? = nil,
    to bytes: inout [UInt8]
  ) {
    bytes.append(.openBrace)
    if let from {
      bytes.append("\"from\":")
      bytes.appendQuoted(from.description)
      bytes.append(.comma)
    }
    bytes.append("\"op\":")
    bytes.appendQuoted(name)
    bytes.append(",\"path\":")
    bytes.appendQuoted(path.description)
    if let value {
      bytes.append(",\"value\":")
      value.appendCanonical(to: &bytes)
    }
    bytes.append(.closeBrace)
  }
}

/// Reads one operation and knows its number for the complaint.
private struct OperationReader {
  let json: JSON
  let index: Int

  func operation() throws(JSONError) -> JSONPatch.Operation {
    switch try text("op") {
    case "add": .add(try pointer("path"), try value())
    case "remove": .remove(try pointer("path"))
    case "replace": .replace(try pointer("path"), try value())
    case "move": .move(from: try pointer("from"), to: try pointer("path"))
    case "copy": .copy(from: try pointer("from"), to: try pointer("path"))
    case "test": .test(try pointer("path"), try value())
    case let other: throw complaint("there is no operation \"\(other)\"")
    }
  }

  private func text(_ member: String) throws(JSONError) -> String {
    guard let text = json[member]?.string else {
      throw complaint("operation \(index) needs a text \"\(member)\"")
    }
    return text
  }

  private func value() throws(JSONError) -> JSON {
    guard let value = json["value"] else {
      throw complaint("operation \(index) needs a \"value\"")
    }
    return value
  }

  private func pointer(_ member: String) throws(JSONError) -> JSONPointer {
    let text = try text(member)
    do throws(JSONError) {
      return try JSONPointer(parsing: text)
    } catch {
      throw JSONError(
        error.reason, offset: index,
        detail: "\"\(member)\" of operation \(index), byte \(error.offset): \(error.detail)")
    }
  }

  private func complaint(_ detail: String) -> JSONError {
    JSONError(.patchSyntax, offset: index, detail: detail)
  }
}
