/// Why a text is no expression, and at which byte of it, so that a caret can stand there.
public struct SyntaxFault: Error, Sendable, Hashable {
  public enum Code: Sendable, Hashable {
    case empty
    case unexpectedEnd(expected: String)
    case unexpected(found: String, expected: String)
    case unknownCharacter(String)
    case unterminatedString
    case unterminatedReference
    case invalidReferenceName(String)
    case operatorNotDelimited
    case unknownFunction(String, suggestion: String?)
    case argumentCount(function: String, signature: String, found: Int)
    case pathExpected(function: String, argument: Int)
    case unusableArguments(function: String, reason: String)
    case unsupportedPath(String)
    case invalidPattern(reason: String)
    case tooDeep
    case tooLong
  }

  public let code: Code
  /// UTF-8 offset in the expression's text.
  public let offset: Int

  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }
}

extension SyntaxFault {
  /// What is wrong and how to mend it.
  public var sentence: String {
    switch code {
    case .empty: "the expression is empty; write one, or remove the key"
    case .unexpectedEnd(let expected): "the expression ends where \(expected) is expected"
    case .unexpected(let found, let expected): "'\(found)' stands where \(expected) is expected"
    case .unknownCharacter(let character):
      "'\(character)' means nothing in an expression; remove it"
    case .unterminatedString: "this text is never closed; put the same quote at its end"
    case .unterminatedReference: "'${' is never closed; write it as ${name}"
    case .invalidReferenceName(let name): "'\(name)' cannot be a name; write it as ${name}"
    case .operatorNotDelimited: "a number runs into a word here; put a space between them"
    case .unknownFunction(let name, let suggestion):
      "there is no function '\(name)'" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .argumentCount(_, let signature, let found):
      "\(found == 0 ? "no" : String(found)) argument\(found == 1 ? "" : "s") given; "
        + "it is written \(signature)"
    case .pathExpected(let function, let argument):
      "argument \(argument) of \(function)() must be a question, such as ${name}"
    case .unusableArguments(let function, let reason): "\(function)(): \(reason)"
    case .unsupportedPath(let what):
      "'\(what)' cannot be used in a path; name the question as ${name}"
    case .invalidPattern(let reason): "the regular expression does not compile: \(reason)"
    case .tooDeep: "the expression is nested too deeply; break it up with calculations"
    case .tooLong: "the expression is too long; break it up with calculations"
    }
  }
}
