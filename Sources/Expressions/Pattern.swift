import CPCRE2

/// A regular expression that is safe to take from an author: PCRE2 with a bound on the work of one
/// match, so that no pattern and no answer can hold up an interview.
public final class Pattern: Sendable {
  /// Steps of the matcher before it gives up and says no. Ordinary patterns use a few hundred.
  private static let mostSteps: UInt32 = 200_000
  private static let mostHeapKiB: UInt32 = 4096

  public let source: String
  /// Written once by `init`, read by matches, which PCRE2 allows from any thread.
  private nonisolated(unsafe) let code: OpaquePointer

  /// Compiles the pattern; it must fit the whole text, as ODK's `regex()` promises.
  public init(_ source: String) throws(PatternFault) {
    guard source.utf8.count <= 4096 else { throw PatternFault(reason: "it is too long") }
    let translated = try JavaPattern.translated(source)
    var error: Int32 = 0
    var offset = 0
    // Anchored by option, not by wrapping the text in `^(?:…)$`, which a comment could break.
    let options =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_DOLLAR_ENDONLY)
      | UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_ENDANCHORED)
    // As in Java, a point is no end of a line, whichever kind.
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANY))
    let compiled = Array(translated.utf8).withUnsafeBufferPointer { buffer in
      pcre2_compile_8(buffer.baseAddress, buffer.count, options, &error, &offset, context)
    }
    guard let compiled else { throw PatternFault(reason: Self.message(error)) }
    self.source = source
    code = compiled
  }

  deinit { pcre2_code_free_8(code) }

  /// Whether the whole text matches; false also when the bound on the work was reached.
  public func matchesWhole(_ text: String) -> Bool {
    guard let data = pcre2_match_data_create_from_pattern_8(code, nil) else { return false }
    defer { pcre2_match_data_free_8(data) }
    guard let limits = pcre2_match_context_create_8(nil) else { return false }
    defer { pcre2_match_context_free_8(limits) }
    pcre2_set_match_limit_8(limits, Self.mostSteps)
    pcre2_set_heap_limit_8(limits, Self.mostHeapKiB)
    let result = Array(text.utf8).withUnsafeBufferPointer { buffer in
      pcre2_match_8(code, buffer.baseAddress, buffer.count, 0, 0, data, limits)
    }
    return result > 0
  }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return length > 0 ? String(decoding: buffer[..<Int(length)], as: UTF8.self) : "unknown fault"
  }
}

/// Why a regular expression does not compile, in the matcher's words.
public struct PatternFault: Error, Sendable, Hashable {
  public let reason: String
}
