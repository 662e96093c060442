import Foundation
import Terminal
import Testing

/// Contrast as WCAG 2.2 computes it, in the palette that xterm has by itself.
@Suite struct ThemeTests {
  /// XTerm-col.ad: the first sixteen; 16 is the black of the colour cube.
  static let xterm = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F,
    0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF, 0x000000,
    0x00005F, 0x000087,
  ]
  /// vga in the kernel's drivers/tty/vt: the Linux console.
  static let console = [
    0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555,
    0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF, 0x000000,
  ]

  static let styles: [Style] = [
    [], .bold, .underline, .reverse, [.bold, .error], [.bold, .underline], [.bold, .reverse],
  ]

  @Test(arguments: Theme.allCases, [(8, console), (8, xterm), (16, xterm), (256, xterm)])
  func `every text that sets its colours can be read`(
    theme: Theme, terminal: (count: Int, palette: [Int])
  ) {
    for style in Self.styles {
      let focus = style.contains(.reverse) ? theme.focus(of: terminal.count) : nil
      let pair =
        style.contains(.error)
        ? theme.error(of: terminal.count) : focus ?? theme.ground(of: terminal.count)
      guard let pair else { continue }
      #expect(pair.text < terminal.count && pair.ground < terminal.count)
      let isBold = theme.shown(style, of: terminal.count).contains(.bold)
      let text = isBold && pair.text < 8 ? pair.text + 8 : pair.text
      let ratio = Self.contrast(terminal.palette[text], terminal.palette[pair.ground])
      #expect(ratio >= (theme == .kiosk ? 7 : 4.5), "\(theme) \(style) \(terminal.count): \(ratio)")
    }
  }

  @Test func `the terminal's own ground keeps the terminal's own text`() {
    #expect(Theme.auto.ground(of: 256) == nil)
    for theme in [Theme.none] {
      #expect(theme.ground(of: 256) == nil && theme.error(of: 256) == nil)
    }
  }

  @Test func `the formula is WCAG's`() {
    #expect(abs(Self.contrast(0x000000, 0xFFFFFF) - 21) < 0.01)
    #expect(abs(Self.contrast(0x777777, 0xFFFFFF) - 4.48) < 0.01)
  }

  private static func contrast(_ a: Int, _ b: Int) -> Double {
    let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
  }

  private static func luminance(_ colour: Int) -> Double {
    func part(_ shift: Int) -> Double {
      let value = Double(colour >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
  }
}
