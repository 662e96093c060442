extension ProblemGuide {
  private static let english = #""languages": ["en"]"#

  private static func question(_ label: String) -> GuideExample {
    .items(#"{"type": "text", "name": "a", "label": ""# + label + #""}"#, top: english)
  }

  private static func select(_ label: String, _ labels: String...) -> GuideExample {
    let choices = labels.enumerated().map { #"{"name": "\#($0)", "label": "\#($1)"}"# }
    return .items(
      #"{"type": "select_one", "name": "a", "label": ""# + label + #"", "choices": "l"}"#,
      top: english + #", "choices": {"l": ["# + choices.joined(separator: ", ") + "]}")
  }

  static let advice = [
    ProblemGuide(
      "forbidden-topic",
      "It asks for somebody's immigration status. The answer can harm whoever it is about, and the fear "
        + "of it keeps people from taking part. Statements of fact are fine, and notes.",
      question("What is your immigration status?"), question("In which year did you arrive?")),
    ProblemGuide(
      "double-negative", "Two negations stand in one sentence, so that readers lose track of them.",
      question("Would you not travel without a companion?"),
      question("Would you travel alone?")),
    ProblemGuide(
      "agree-disagree",
      "People are asked to agree or disagree with a statement. Many agree with whatever is said.",
      select("The office is easy to reach.", "Agree", "Neither agree nor disagree", "Disagree"),
      select("How easy is it to reach the office?", "Very easy", "Easy", "Hard", "Very hard")),
    ProblemGuide(
      "quiz-without-dont-know",
      "A question of knowledge has no way out for those who do not know: they guess, and half of the "
        + "guesses are right.", select("The treaty was signed in 2010.", "True", "False"),
      select("The treaty was signed in 2010.", "True", "False", "Don't know")),
    ProblemGuide(
      "unlabelled-scale",
      "A scale has points that only a number names, or a slider has no words at its ends. A number "
        + "means something else to everybody.",
      select("How is the road?", "1 Very bad", "2", "3", "4 Very good"),
      select("How is the road?", "Very bad", "Bad", "Good", "Very good")),
    ProblemGuide(
      "long-label",
      "A label takes more than 120 columns on the screen, in any language. Notes are read, not asked, and "
        + "may be longer.",
      question(
        "Thinking of the last twelve months, and of all the people in your household who were at home "
          + "for most of that time, who has travelled?"),
      question("In the last twelve months, who of your household has travelled?")),
    ProblemGuide(
      "hard-to-read",
      "A text of 25 words or more asks for more than ten years of school, by Anderson's Rix: how many "
        + "words of more than six letters there are for each sentence (5.3 is grade 11).",
      .items(
        #"{"type": "note", "name": "a", "label": "# + "\n"
          + #""Participation is voluntary and confidential, and respondents who discontinue the interview "#
          + #"prematurely will experience no disadvantage whatsoever in relation to any of the services offered."}"#,
        top: english),
      .items(
        #"{"type": "note", "name": "a", "label": "# + "\n"
          + #""You are free to take part. You may stop when you like. Nobody will know what you said, "#
          + #"and you will get all the help that you get today."}"#,
        top: english)),
  ]
}
