import CNcurses
import Terminal
import Testing

@Suite struct WidthTableTests {
  /// ncurses counts by glibc's table, so ours must not differ where glibc knows a width. A newer
  /// glibc knows code points that ours replaces; that does no harm.
  @Test func `every code point has the width that ncurses counts`() {
    setlocale(LC_CTYPE, "C.UTF-8")
    for value: UInt32 in 0..<0x110000 {
      guard let scalar = Unicode.Scalar(value), let width = TextWidth.width(of: scalar) else {
        continue
      }
      #expect(wcwidth(wchar_t(value)) == Int32(width), "U+\(String(value, radix: 16))")
    }
  }
}
