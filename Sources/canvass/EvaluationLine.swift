import Interviews
import JSONDocuments
import Questionnaires
import Values

/// The result of one expression as `canvass evaluate` prints it.
struct EvaluationLine {
  let type: String
  let value: String
  var isFault = false

  init(_ evaluation: Evaluation, _ clock: LocalClock) {
    switch evaluation {
    case .value(let value):
      type = TableNotation.type(of: value)
      self.value = TableNotation.text(of: value, clock)
    case .set(let members):
      type = "nodeset"
      value = members.map { "\(TableNotation.type(of: $0)):\(TableNotation.text(of: $0, clock))" }
        .joined(separator: "|")
    }
  }

  init(error sentence: String, isSyntax: Bool = false) {
    (type, value, isFault) = (isSyntax ? "syntax-error" : "error", sentence, true)
  }

  init(_ fault: ExpressionFault) {
    let isSyntax = if case .syntax = fault { true } else { false }
    self.init(error: fault.sentence, isSyntax: isSyntax)
  }

  var line: String { type + "\t" + TableNotation.escaped(value) }

  var json: JSONValue { .object([.init("type", .string(type)), .init("value", .string(value))]) }
}

/// How tables of expressions and their values are written: each on one line, numbers as doubles.
enum TableNotation {
  static func type(of value: Value) -> String {
    switch value {
    case .string: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .day, .moment: "date"
    }
  }

  /// A date as the moment that it is, or begins, on the clock.
  static func text(of value: Value, _ clock: LocalClock) -> String {
    switch value {
    case .number(let number): double(number)
    case .day(let day): clock.beginning(of: day).description
    case .moment(let moment): clock.showing(moment).description
    default: value.text
    }
  }

  /// Always with a fraction; with an exponent from 10 million on, and below a thousandth.
  static func double(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let size = abs(number)
    if size == 0 || (1e-3..<1e7).contains(size) {
      let plain = DecimalNotation.text(of: number)
      let signed = number.sign == .minus && number == 0 ? "-0" : plain
      return signed.contains(".") ? signed : signed + ".0"
    }
    let digits = DecimalNotation.text(of: size).filter { $0 != "." }
      .drop { $0 == "0" }
    let power = DecimalNotation.exponent(of: size)
    var rest = String(digits.dropFirst())
    while rest.hasSuffix("0") { rest.removeLast() }
    let mantissa = "\(digits.prefix(1)).\(rest.isEmpty ? "0" : rest)"
    return "\(number < 0 ? "-" : "")\(mantissa)E\(power)"
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\t": out += "\\t"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case _ where scalar.properties.generalCategory == .control: out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  static func unescaped(_ text: String) -> String {
    var out = ""
    var isEscape = false
    for character in text {
      if isEscape {
        let meant: [Character: Character] = ["t": "\t", "n": "\n", "r": "\r"]
        out.append(meant[character] ?? character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}
