import Interviews
import Terminal

/// A language to be spoken: by the questions, or by the program.
enum LanguageChoice: Sendable, Equatable {
  case questions(String)
  case program(String)
}

extension Overlay {
  /// The languages of the questionnaire, and of the program where an interviewer sits at it: what a
  /// respondent answers alone speaks one language throughout.
  static func languages(_ situation: Situation) -> Overlay {
    let (interview, words) = (situation.interview, situation.words)
    var lines = interview.form.languages.map {
      Menu<LanguageChoice>.Line(label: Catalogue.languageName($0), choice: .questions($0))
    }
    if !situation.isSelfCompleted {
      lines.insert(Menu<LanguageChoice>.Line(label: words[.languageQuestions], choice: nil), at: 0)
      lines.append(Menu<LanguageChoice>.Line(label: words[.languageProgram], choice: nil))
      lines += Catalogue.all.map {
        Menu<LanguageChoice>.Line(label: $0.name, choice: .program($0.tag))
      }
    }
    return .languages(Menu(lines, focusing: .questions(interview.language)))
  }
}
