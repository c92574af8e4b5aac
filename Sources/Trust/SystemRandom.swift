import CLibcrypto

/// Random bytes of the kernel, for keys, tokens and identifiers. Only composition roots call
/// this; everything below takes a closure, so that tests can give the bytes.
public enum SystemRandom {
  /// That many bytes, unpredictable to anybody (getrandom(2)). Waits only at the boot of the
  /// machine, while the kernel gathers its first entropy.
  public static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    // The call can fail only by a bad address or an ancient kernel. Predictable keys would be
    // worse than an end.
    precondition(clibcrypto_random(&bytes, bytes.count) == 1, "the kernel gives no random bytes")
    return bytes
  }
}
