import Foundation

/// Gives libFuzzer one of the decoders, which the environment names: `DECODER=json fuzz ARGUMENTS`.
///
/// One program holds all decoders; libFuzzer's `main` knows one function. Whichever `main` the
/// linker takes, libFuzzer's or ours, comes to the same.
@main
struct Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments, takeInput)
  }
}

private typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: Callback
) -> CInt

private let decoder: Decoder = {
  let name = ProcessInfo.processInfo.environment["DECODER"] ?? ""
  guard let decoder = Decoder(rawValue: name) else {
    let names = Decoder.allCases.map(\.rawValue).joined(separator: " ")
    fatalError("DECODER is one of: \(names)")
  }
  return decoder
}()

@_cdecl("LLVMFuzzerTestOneInput")
func takeInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  decoder.take(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
