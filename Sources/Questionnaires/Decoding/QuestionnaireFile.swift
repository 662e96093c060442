import JSONDocuments
import Synchronization

/// The bytes of a questionnaire under the name that its author knows it by.
///
/// ```swift
/// let file = QuestionnaireFile(name: "survey.json", bytes: bytes)
/// let (questionnaire, problems) = file.decode()
/// ```
public struct QuestionnaireFile: Sendable {
  /// As it stands at the head of every problem.
  public let name: String
  public let bytes: [UInt8]
  private let lines: LazyLineMap

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    lines = LazyLineMap(bytes)
  }

  /// From bytes to lines and columns; made when first asked for.
  public var lineMap: LineMap { lines.map }

  /// Where a byte stands.
  public func place(of offset: Int) -> Place {
    let (line, column) = lineMap.place(of: offset)
    return Place(file: name, line: line, column: column)
  }

  /// Where a byte of the text that the string at `start` writes stands: for a caret under the fault
  /// in an expression.
  public func place(ofUTF8Index index: Int, inStringAt start: Int) -> Place {
    place(of: StringPlaces.offset(ofUTF8Index: index, inStringAt: start, bytes: bytes))
  }
}

/// The lines of a file are counted when the first problem is found in it: most files have none.
private final class LazyLineMap: Sendable {
  private let bytes: [UInt8]
  private let made = Mutex<LineMap?>(nil)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var map: LineMap {
    made.withLock { made in
      let map = made ?? LineMap(bytes)
      made = map
      return map
    }
  }
}

extension QuestionnaireFile {
  /// Reads the whole file and finds every problem in it, in the order of the file; those of its
  /// choice files follow.
  ///
  /// The questionnaire is nil only if there is no JSON object to read. With errors among the
  /// problems it is what could be understood, so that whoever compiles it can add to the same
  /// report; it must not be opened.
  ///
  /// - Parameter choiceFile: gives the bytes of a file in the questionnaire's folder by the name
  ///   that the questionnaire calls it, or nil if there is none; refuses a link that leads elsewhere.
  public func decode(
    choiceFile: (String) throws(LinkOutside) -> [UInt8]? = { _ in nil }
  ) -> (questionnaire: Questionnaire?, problems: [Problem]) {
    let (root, faults) = JSONReader.read(bytes)
    return withoutActuallyEscaping(choiceFile) { choiceFile in
      var decoder = QuestionnaireDecoder(file: self, choiceFile: choiceFile)
      for fault in faults { decoder.report.add(.json(fault.code), at: fault.offset) }
      let questionnaire = root.flatMap { decoder.questionnaire($0) }
      return (questionnaire, decoder.report.problems())
    }
  }
}

extension QuestionnaireFile {
  /// Problems found in several passes as one report: those of this file in its order, then those of
  /// other files as they were.
  public func inOrder(_ problems: [Problem]) -> [Problem] {
    let own = problems.enumerated().filter { $0.element.place.file == name }
    let sorted = own.sorted { a, b in
      let (first, second) = (a.element.place, b.element.place)
      return (first.line, first.column, a.offset) < (second.line, second.column, b.offset)
    }
    return sorted.map(\.element) + problems.filter { $0.place.file != name }
  }
}

extension QuestionnaireFile {
  /// Everything that is wrong with the questionnaire, read and compiled, in the order of the file.
  /// Advice, where it is wanted, follows.
  public func problems(
    advice: AdviceRequest = .none,
    choiceFile: (String) throws(LinkOutside) -> [UInt8]? = { _ in nil }
  ) -> [Problem] {
    let (questionnaire, problems) = decode(choiceFile: choiceFile)
    guard let questionnaire else { return problems }
    return faults(of: questionnaire, problems) + self.advice(on: questionnaire, advice)
  }

  private func faults(of questionnaire: Questionnaire, _ problems: [Problem]) -> [Problem] {
    do throws(FormFault) {
      return inOrder(problems + (try Form.compile(questionnaire, in: self).warnings))
    } catch { return inOrder(problems + error.problems) }
  }
}
