extension Advice {
  /// What is said, and what to do.
  var words: (what: String, remedy: String) {
    switch self {
    case .forbiddenTopic(let phrase, let language):
      (
        "\(quoted(phrase)) asks for immigration status\(Self.tongue(language)), which can do harm",
        "leave it out; ask for what the study needs, such as the year of arrival"
      )
    case .doubleNegative(let first, let second, let language):
      (
        "\(quoted(first)) and \(quoted(second)) stand in one sentence\(Self.tongue(language)), and "
          + "people mistake what 'yes' means",
        "say it without one of them"
      )
    case .agreeDisagree(let list):
      (
        "the choices of \(quoted(list)) are to agree or disagree, and people agree too often",
        "ask for the thing itself, with choices of its own: how often, how much, how easy"
      )
    case .agreeingQuestion(let phrase, let language):
      (
        "\(quoted(phrase)) asks for agreement with a statement\(Self.tongue(language)), and people "
          + "agree too often",
        "ask for the thing itself, with choices of its own: how often, how much, how easy"
      )
    case .quizWithoutDontKnow(let list):
      (
        "the choices of \(quoted(list)) are true or false, and who does not know must guess",
        "add a choice \"Don't know\", or accept 'dont_know' as 'nonresponse'"
      )
    case .unlabelledPoints(let list, let choice):
      (
        "the choice \(quoted(choice)) of the scale \(quoted(list)) has no words",
        "say in words what every point means"
      )
    case .unlabelledEnds(let scale):
      (
        "nobody is told what the ends of this scale mean, \(scale.words)",
        "name a choice list in 'choices' with words for both ends"
      )
    case .longLabel(let key, let columns, let language):
      (
        "this \(quoted(key)) is \(columns) columns long\(Self.tongue(language)), more than "
          + "\(LongLabels.most)",
        "shorten it, or put a part into 'hint'"
      )
    case .hardToRead(let key, let grade, let language):
      (
        "this \(quoted(key)) reads at \(grade.words)\(Self.tongue(language)), above grade "
          + "\(ReadingGrades.highest)",
        "make shorter sentences with shorter words"
      )
    }
  }

  private static func tongue(_ language: String) -> String {
    language.isEmpty ? "" : " in \(quoted(language))"
  }
}

extension ReadingGrade {
  fileprivate var words: String {
    switch self {
    case .school(let grade): "grade \(grade)"
    case .college: "college level"
    }
  }
}
