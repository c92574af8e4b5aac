import DomainModel

/// Files and standard streams as a command sees them.
public struct CommandFiles: Sendable {
  /// The whole content; `-` is standard input. Throws `.fileMissing`, `.inputOutput`.
  public var read: @Sendable (String) throws(Failure) -> [UInt8]
  /// Hands over the content chunk by chunk until it ends or the body throws.
  public var readChunks:
    @Sendable (String, (ArraySlice<UInt8>) throws(Failure) -> Void) throws(Failure) -> Void
  /// Opens a file for writing, `-` is standard output; the bytes of each call are appended. The
  /// file appears under its name only when the body returns.
  public var write:
    @Sendable (String, (([UInt8]) throws(Failure) -> Void) throws(Failure) -> Void)
      throws(Failure) -> Void

  /// Gives the closures.
  public init(
    read: @escaping @Sendable (String) throws(Failure) -> [UInt8],
    readChunks:
      @escaping @Sendable (String, (ArraySlice<UInt8>) throws(Failure) -> Void) throws(Failure)
      -> Void,
    write:
      @escaping @Sendable (String, (([UInt8]) throws(Failure) -> Void) throws(Failure) -> Void)
      throws(Failure) -> Void
  ) {
    self.read = read
    self.readChunks = readChunks
    self.write = write
  }
}
