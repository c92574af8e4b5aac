import JSONDiff

/// Who changed a field last, as the home ordered it.
public struct FieldMark: Sendable, Hashable {
  /// The home's sequence of the change.
  public var sequence: Int
  /// The store that made it (`Change.writer`).
  public var writer: String
  /// Its effective clock.
  public var clock: Int64

  /// Makes a mark.
  public init(sequence: Int, writer: String, clock: Int64) {
    self.sequence = sequence
    self.writer = writer
    self.clock = clock
  }
}

/// For each field that was changed since the record's creation, its last change.
///
/// Keyed by JSON pointers in which elements of lists go by their `id`, or by themselves in sets of
/// texts (`/tags/urgent`), so that a key stays when elements move. The root's mark (`""`) has the
/// largest effective clock of all changes. Absent means: not changed since creation.
public struct FieldHistory: Sendable, Hashable {
  /// The last change, and the last one by any other store than that: whether *another* store
  /// changed a field can't be told from the last change alone.
  struct Entry: Sendable, Hashable {
    var latest: FieldMark
    var other: FieldMark?
  }

  private(set) var entries: [String: Entry] = [:]

  /// A history of nothing but the creation.
  public init() {}

  /// The last change of just this field.
  public func mark(_ pointer: String) -> FieldMark? {
    entries[pointer]?.latest
  }

  /// Whether another store changed the field, what is inside it or what it is inside of, after
  /// the sequence.
  public func isChanged(_ pointer: String, after base: Int, byOtherThan writer: String) -> Bool {
    entries.contains { key, entry in
      guard !key.isEmpty, FieldHistory.touches(key, pointer) else { return false }
      return entry.isChanged(after: base, byOtherThan: writer)
    }
  }

  /// Whether another store changed just this member of an element after the sequence: the mark of
  /// the element itself says that it was added, not that all of it was changed.
  func isMemberChanged(_ pointer: String, after base: Int, byOtherThan writer: String) -> Bool {
    entries[pointer]?.isChanged(after: base, byOtherThan: writer) ?? false
  }

  /// Whether another store changed anything after the sequence.
  public func isAnythingChanged(after base: Int, byOtherThan writer: String) -> Bool {
    entries.contains { !$0.key.isEmpty && $0.value.isChanged(after: base, byOtherThan: writer) }
  }

  /// Notes a change of a field.
  public mutating func set(_ mark: FieldMark, at pointer: String) {
    guard let known = entries[pointer] else {
      entries[pointer] = Entry(latest: mark)
      return
    }
    let other = known.latest.writer == mark.writer ? known.other : known.latest
    entries[pointer] = Entry(latest: mark, other: other)
  }

  /// Forgets a field and what was inside it, as when an element is gone.
  public mutating func forget(_ pointer: String) {
    entries = entries.filter { $0.key != pointer && !$0.key.hasPrefix(pointer + "/") }
  }

  private static func touches(_ one: String, _ other: String) -> Bool {
    one == other || one.hasPrefix(other + "/") || other.hasPrefix(one + "/")
  }
}

extension FieldHistory.Entry {
  func isChanged(after base: Int, byOtherThan writer: String) -> Bool {
    let foreign = latest.writer == writer ? other : latest
    return foreign.map { $0.sequence > base } ?? false
  }
}
