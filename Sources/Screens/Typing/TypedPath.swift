/// The path of a file as people type, paste and drag it into a terminal.
struct TypedPath: Equatable {
  /// Without quotation marks and the backslashes that protect spaces.
  let text: String

  init(_ typed: String) { text = Self.unquoted(Reading.trimmed(typed)) }

  /// The part that names folders, up to its last slash; empty: the home folder. `~` alone is it, too.
  var folder: String {
    if text == "~" { return "~/" }
    guard let slash = text.lastIndex(of: "/") else { return "" }
    return String(text[...slash])
  }

  /// What is typed of the name.
  var name: String {
    if text == "~" { return "" }
    guard let slash = text.lastIndex(of: "/") else { return text }
    return String(text[text.index(after: slash)...])
  }

  /// The entries that begin as the name does, folders first; hidden ones only if it begins with a dot.
  func matches(in listing: FolderListing?) -> [FolderListing.Entry] {
    guard let listing, listing.folder == folder else { return [] }
    let (name, needle) = (self.name, self.name.lowercased())
    let fitting = listing.entries.filter { entry in
      entry.name.lowercased().hasPrefix(needle)
        && (name.hasPrefix(".") || !entry.name.hasPrefix("."))
    }
    return fitting.filter(\.isFolder) + fitting.filter { !$0.isFolder }
  }

  /// The path with all that its matches have in common; nil where that adds nothing.
  func completed(in listing: FolderListing?) -> String? {
    let matches = matches(in: listing)
    guard let first = matches.first else { return nil }
    if matches.count == 1 {
      let whole = folder + first.name + (first.isFolder ? "/" : "")
      return whole == text ? nil : whole
    }
    let common = matches.dropFirst().reduce(Substring(first.name)) { common, entry in
      Self.common(common, Substring(entry.name))
    }
    return common.count > name.count ? folder + common : nil
  }

  private static func common(_ a: Substring, _ b: Substring) -> Substring {
    let count = zip(a, b).prefix { $0 == $1 }.count
    return a.prefix(count)
  }

  // MARK: Quotation

  private static func unquoted(_ text: String) -> String {
    if text.lowercased().hasPrefix("file://") { return address(String(text.dropFirst(7))) }
    guard let first = text.first else { return text }
    if first == "'" || first == "\"" { return word(text) }
    return text.contains("\\") ? word(text) : text
  }

  /// As a shell reads a word: `'a'`, `"a"`, `\a`, one after the other.
  private static func word(_ text: String) -> String {
    var out = ""
    var quote: Character?
    var isEscaped = false
    let quotes = text.hasPrefix("'") || text.hasPrefix("\"")
    for character in text {
      if isEscaped {
        out.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote, character == open {
        quote = nil
      } else if quotes, quote == nil, character == "'" || character == "\"" {
        quote = character
      } else {
        out.append(character)
      }
    }
    return out
  }

  /// The path in `file:///home/ana/My%20photo.jpg`, as file managers give it; after the host, if one
  /// is named.
  private static func address(_ rest: String) -> String {
    guard let slash = rest.firstIndex(of: "/") else { return rest }
    var bytes: [UInt8] = []
    var view = Array(rest[slash...].utf8)[...]
    while let byte = view.popFirst() {
      if byte == UInt8(ascii: "%"), view.count >= 2,
        let code = UInt8(String(decoding: view.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        view = view.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
