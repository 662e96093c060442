import Interviews
import Questionnaires
import Terminal

/// Keys on the screen, for who has none or cannot reach them: digits for numbers and dates, letters for
/// words. What they type is what a keyboard would type.
enum KioskKeyboard {
  /// The letters that are shown at one time.
  enum Layer: Hashable, Sendable { case letters, accents, digits }

  /// What a question's answer is typed with; nil for one that is not typed.
  enum Kind: Equatable {
    case number(takesPoint: Bool, takesSign: Bool)
    /// Digits that fill the gaps of a pattern such as `__/__/____`.
    case pattern(String)
    case text
  }

  static func kind(of node: NodeID, _ interview: Interview) -> Kind? {
    let item = interview.item(node)
    let appearance = item.definition.appearance
    switch item.type {
    case .integer, .decimal, .range:
      let low = interview.bounds(node)?.low ?? -1
      return .number(takesPoint: item.type != .integer, takesSign: low < 0)
    case .date:
      switch DatePrecision(appearance) {
      case .day: return .pattern("__/__/____")
      case .month: return .pattern("__/____")
      case .year: return .pattern("____")
      }
    case .time: return .pattern("__:__")
    case .datetime: return .pattern("__/__/____ __:__")
    case .text, .barcode:
      return appearance.contains("numbers") ? .number(takesPoint: false, takesSign: false) : .text
    default: return nil
    }
  }

  /// A typed text in its pattern: digits where they were typed, gaps where they are missing.
  static func filled(_ pattern: String, with digits: String) -> String {
    var rest = digits[...]
    return String(pattern.map { $0 == "_" ? rest.popFirst() ?? "_" : $0 })
  }

  // MARK: Drawing

  /// The rows that the keys take at least.
  static func rows(_ kind: Kind, isSmall: Bool) -> Int {
    switch kind {
    case .number, .pattern: isSmall ? 8 : 12
    case .text: isSmall ? 8 : 12
    }
  }

  /// A pad of digits, as on a telephone, to the right of what is asked.
  static func pad(_ kind: Kind, in region: Region, isSmall: Bool, words: Catalogue)
    -> [KioskButton]
  {
    var extra: [Character] = []
    if case .number(let point, let sign) = kind {
      if sign { extra.append("-") }
      if point { extra.append(words.tag == "fr" ? "," : ".") }
    }
    var cells: [KioskButton] = "123456789".map { key(digit: $0) }
    let erasing = erasing(words, isShort: isSmall)
    cells.append(extra.first.map { key($0) } ?? erasing)
    cells.append(key(digit: "0"))
    if extra.count > 1 {
      cells.append(key(extra[1]))
      cells.append(erasing)
    } else if !extra.isEmpty {
      cells.append(erasing)
    }
    return placed(cells, columns: 3, in: region, isSmall)
  }

  static func key(digit: Character) -> KioskButton {
    KioskButton(press: .type(digit), label: String(digit), digit: digit, isKey: true)
  }

  private static func key(_ character: Character) -> KioskButton {
    // A sentence's first letter is made large where it is typed.
    KioskButton(
      press: .type(character.lowercased().first ?? character), label: String(character), isKey: true
    )
  }

  private static func erasing(_ words: Catalogue, isShort: Bool = false) -> KioskButton {
    KioskButton(
      press: .erase, label: words[isShort ? .kioskEraseShort : .kioskErase], isKey: true)
  }

  static func placed(
    _ cells: [KioskButton], columns: Int, in region: Region, _ isSmall: Bool
  ) -> [KioskButton] {
    let rows = (cells.count + columns - 1) / columns
    let gap = isSmall ? 0 : 1
    let width = (region.width - gap * (columns - 1)) / columns
    let height = max(1, min(3, region.height / max(1, rows)))
    return cells.enumerated().map { index, cell in
      var cell = cell
      cell.look = height < 3 ? .barred : .framed
      cell.region = Region(
        top: region.top + index / columns * height,
        left: region.left + index % columns * (width + gap), width: width, height: height)
      return cell
    }
  }

  /// Letters in the order of the alphabet, which everybody knows, and a row of what else there is.
  static func letters(
    _ layer: Layer, in region: Region, isSmall: Bool, words: Catalogue
  ) -> [KioskButton] {
    let characters: [Character]
    switch layer {
    case .letters: characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ.,'-")
    case .accents: characters = Array("ÀÂÄÇÈÉÊËÎÏÑÓÔÖÙÚÛÜÁÍÃÕÅØÆŒß’«»")
    case .digits: characters = Array("1234567890@_+/()&:;?!\"#%=*€$£")
    }
    let height = isSmall ? 2 : 3
    let keys = Region(
      top: region.top, left: region.left, width: region.width, height: 3 * height)
    var buttons = placed(
      characters.map { character in
        layer == .digits && character.isNumber ? key(digit: character) : key(character)
      }, columns: 10, in: keys, isSmall)
    let others = [Layer.letters, .digits, .accents].filter { $0 != layer }
    let row =
      others.map { other in
        KioskButton(press: .keys(other), label: name(of: other), isKey: true)
      } + [
        KioskButton(press: .type(" "), label: words[.kioskSpace], isKey: true),
        erasing(words),
      ]
    let last = Region(
      top: region.top + 3 * height, left: region.left, width: region.width, height: height)
    buttons += placed(row, columns: row.count, in: last, isSmall)
    return buttons
  }

  private static func name(of layer: Layer) -> String {
    switch layer {
    case .letters: "ABC"
    case .accents: "ÀÉÇ"
    case .digits: "123"
    }
  }
}
