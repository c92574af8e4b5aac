/// Gives libFuzzer one of the decoders: `fuzz DECODER [libFuzzer's arguments]`.
///
/// libFuzzer's own `main` knows one function a program; its driver can be called with any, so that
/// one program holds all decoders.
@main
struct Fuzz {
  static func main() {
    guard CommandLine.arguments.count > 1, Decoder(rawValue: CommandLine.arguments[1]) != nil else {
      let names = Decoder.allCases.map(\.rawValue).joined(separator: " ")
      print("fuzz DECODER [ARGUMENTS OF LIBFUZZER]\n\(names)")
      return
    }
    // The driver may go on using the arguments until the process ends.
    let arguments = CommandLine.arguments.enumerated().filter { $0.offset != 1 }.map(\.element)
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: arguments.count + 1)
    for (index, argument) in arguments.enumerated() {
      let bytes = Array(argument.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      pointers[index] = copy
    }
    pointers[arguments.count] = nil
    var count = CInt(arguments.count)
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = pointers
    _ = runDriver(&count, &list, takeInput)
  }
}

private typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: Callback
) -> CInt

private let decoder = Decoder(rawValue: CommandLine.arguments[1]) ?? .json

private func takeInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  decoder.take(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
