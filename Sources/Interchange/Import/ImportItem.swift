public import DomainModel
public import JSONDiff

/// Where in its source an item stands.
public enum ImportPlace: Sendable, Hashable {
  /// The line of a text, counted from 1.
  case line(Int)
  /// A pointer into a document, or a path in a file.
  case path(String)
}

/// One item of a source: a document to take in, or why it can't be.
public enum ImportItem: Sendable {
  case document(JSONObject, at: ImportPlace)
  case rejected(ImportRejection)
}

/// An item that isn't taken in; the others are.
public struct ImportRejection: Sendable, Hashable {
  /// Where in its source it stands.
  public let place: ImportPlace
  /// Why it is left out.
  public let failure: Failure

  /// Says where and why.
  public init(_ place: ImportPlace, _ failure: Failure) {
    self.place = place
    self.failure = failure
  }
}
