public import DomainModel
public import JSONDiff

/// Where in its source an item stands.
public enum ImportPlace: Sendable, Hashable {
  /// The line of a text, counted from 1.
  case line(Int)
  /// A pointer into a document, or a path in a file.
  case path(String)
}

/// A record as a source gives it.
public struct ImportDocument: Sendable, Hashable {
  /// Where in its source it stands.
  public let place: ImportPlace
  /// The members to write, nulls for those to remove.
  public var members: JSONObject
  /// Members that only a record takes that isn't there yet: what it must have and the source
  /// doesn't say, and what may differ at each reading.
  public var whenNew: JSONObject = [:]
  /// Which of the members, being objects, are given in part: what they don't name stays.
  public var partial: Set<String> = []
  /// What the source says and no member of a record holds.
  public var leftOut: [String] = []
  /// The bytes received, where they are worth keeping.
  public var original: [UInt8]?

  /// A record of these members.
  public init(_ members: JSONObject, at place: ImportPlace) {
    self.members = members
    self.place = place
  }
}

/// One item of a source: a document to take in, or why it can't be.
public enum ImportItem: Sendable, Hashable {
  case document(ImportDocument)
  case rejected(ImportRejection)

  static func document(_ members: JSONObject, at place: ImportPlace) -> ImportItem {
    .document(ImportDocument(members, at: place))
  }

  static func rejected(_ failure: Failure, at place: ImportPlace) -> ImportItem {
    .rejected(ImportRejection(place, failure))
  }
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
