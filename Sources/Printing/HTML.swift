/// A piece of a page. It can be made only of elements and of text, and every text is escaped on its
/// way in, so that nothing that an author wrote is ever obeyed by a browser.
///
/// The page is written so that readers of XML read it too: every element is closed.
struct HTML: Sendable {
  private(set) var source: String

  static let empty = HTML(source: "")

  private init(source: String) { self.source = source }

  /// Text as text.
  init(_ text: String) { source = Self.escaped(text) }

  /// An element around some content.
  init(_ tag: StaticString, _ attributes: [Attribute] = [], _ content: [HTML]) {
    let inner = content.map(\.source).joined()
    source = Self.element("\(tag)", attributes, inner)
  }

  init(_ tag: StaticString, _ attributes: [Attribute] = [], _ content: HTML...) {
    self.init(tag, attributes, content)
  }

  /// An element that holds nothing.
  static func void(_ tag: StaticString, _ attributes: [Attribute] = []) -> HTML {
    HTML(source: "<\(tag)\(attributes.map(\.source).joined())/>")
  }

  /// A heading of a level, 1 to 6.
  static func heading(_ level: Int, _ attributes: [Attribute] = [], _ content: HTML...) -> HTML {
    let tag = "h\(min(max(level, 1), 6))"
    let inner = content.map(\.source).joined()
    return HTML(source: element(tag, attributes, inner))
  }

  /// What stands on lines of its own ends the line, so that people can read and compare pages.
  private static func element(
    _ tag: String, _ attributes: [Attribute], _ inner: String
  ) -> String {
    let end = inline.contains(tag) ? "" : "\n"
    return "<\(tag)\(attributes.map(\.source).joined())>\(inner)</\(tag)>" + end
  }

  private static let inline: Set = ["a", "code", "em", "span", "strong"]

  /// What the page itself needs and no author wrote.
  static func trusted(_ source: StaticString) -> HTML { HTML(source: "\(source)") }

  static func + (a: HTML, b: HTML) -> HTML { HTML(source: a.source + b.source) }

  var isEmpty: Bool { source.isEmpty }

  struct Attribute: Sendable {
    fileprivate let source: String

    init(_ name: StaticString, _ value: String) {
      source = " \(name)=\"\(HTML.escaped(value))\""
    }
  }

  /// A phrase of the program with its `%1`, `%2`, … filled in.
  static func filled(_ phrase: String, _ values: [HTML]) -> HTML {
    var out = ""
    var rest = Substring(phrase)
    while let mark = rest.firstIndex(of: "%") {
      out += escaped(String(rest[..<mark]))
      rest = rest[rest.index(after: mark)...]
      if let digit = rest.first?.wholeNumberValue, values.indices.contains(digit - 1) {
        out += values[digit - 1].source
        rest.removeFirst()
      } else {
        out += "%"
      }
    }
    return HTML(source: out + escaped(String(rest)))
  }

  /// What a browser would obey becomes text. Control characters, which no page may hold, become
  /// U+FFFD, and so does what would turn the direction of the rest of the page.
  private static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "'": out.append(contentsOf: "&#39;".unicodeScalars)
      default: out.append(isObeyed(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(out)
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(value)
      || (0x202A...0x202E).contains(value) || value == 0xFFFE || value == 0xFFFF
  }
}

extension [HTML] {
  /// The pieces with something between them.
  func joined(_ between: HTML) -> HTML {
    guard let first else { return .empty }
    return dropFirst().reduce(first) { $0 + between + $1 }
  }
}
