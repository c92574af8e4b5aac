import DomainModel

/// A file of samples: one record a line.
public struct SampleFile: Hashable, Sendable {
  /// The type of its records, as the file is named.
  public let typeName: String
  /// Where it is.
  public let path: String
}

/// The sample county that comes with the program, in the order in which it must be imported.
public struct SampleLibrary: Sendable {
  /// The folder `Samples`; nil when none was found.
  public let folder: String?
  private let files: FileAccess

  /// The samples in the first `Samples` folder of a locator that holds a county.
  public init(_ locator: AssetLocator) {
    files = locator.files
    let access = locator.files
    folder = locator.folders("Samples").first { access.isFolder("\($0)/county") }
  }

  /// The files to import, what others refer to first; names that are no type come last.
  public var county: [SampleFile] {
    guard let folder else { return [] }
    let place = "\(folder)/county"
    let present = files.names(place).filter { $0.hasSuffix(".ndjson") }
      .map { String($0.dropLast(".ndjson".count)) }
    let known = Self.order.filter { present.contains($0) }
    let others = present.filter { !Self.order.contains($0) }.sorted()
    return (known + others).map { SampleFile(typeName: $0, path: "\(place)/\($0).ndjson") }
  }

  /// The folder of the blobs that samples name; nil when there is none.
  public var blobs: String? {
    subfolder("county/blobs")
  }

  /// The folder of the sample plan; nil when there is none.
  public var plan: String? {
    subfolder("plan")
  }

  /// The text of a sample file; nil when it cannot be read.
  public func text(_ file: SampleFile) -> String? {
    files.text(file.path)
  }

  /// Region first because places come before units, conflict last; all others as declared.
  static let order: [String] = {
    let first: [RecordType] = [.region, .unit, .operator, .device, .workingCalendar, .subject]
    let last: [RecordType] = [.conflict]
    let middle = RecordType.allCases.filter { !first.contains($0) && !last.contains($0) }
    return (first + middle + last).map(\.rawValue)
  }()

  private func subfolder(_ name: String) -> String? {
    folder.map { "\($0)/\(name)" }.flatMap { files.isFolder($0) ? $0 : nil }
  }
}
