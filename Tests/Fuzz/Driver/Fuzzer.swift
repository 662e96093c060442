import FuzzTargets
import Glibc

/// libFuzzer's own loop. Its `main` cannot be used: SwiftPM calls an executable's entry
/// `<module>_main`.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_cdecl("fuzzer_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  guard target != nil else {
    print("FUZZ_TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue))")
    return 2
  }
  var count = count
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments
  return withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, one) }
}

/// Looked up once: the loop runs millions of times.
let target = getenv("FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

func one(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  do throws(Violation) {
    try target?.run(input)
  } catch { fatalError(error.law) }
  return 0
}
