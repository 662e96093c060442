import Testing

@testable import Questionnaires

struct NameRulesTests {
  @Test(arguments: [
    ("oecs-survey", true), ("_a.b", true), ("a1", true), ("1a", false), ("", false),
    ("a b", false), ("é", false), ("a/b", false), ("-a", false),
  ])
  func `an id goes into addresses and file names`(text: String, isGood: Bool) {
    #expect(NameRules.isID(text) == isGood)
  }

  @Test(arguments: [
    ("q1", true), ("_q", true), ("âge", true), ("q.1-a", true), ("名前", true), ("1q", false),
    ("-q", false), ("", false), ("a b", false), ("a:b", false), ("a/b", false), ("a${b}", false),
    ("a\u{301}", true), ("\u{301}a", false), ("×", false),
  ])
  func `an item's name is an XML name without a colon`(text: String, isGood: Bool) {
    #expect(NameRules.isItemName(text) == isGood)
  }

  @Test(arguments: [
    ("1", true), ("yes", true), ("b<5", true), ("", false), ("a b", false), ("a\u{A0}b", false),
    ("a\tb", false), ("a\u{1B}", false),
  ])
  func `a choice's name is one word`(text: String, isGood: Bool) {
    #expect(NameRules.isChoiceName(text) == isGood)
  }

  @Test(arguments: [
    ("en", true), ("acf", true), ("pt-BR", true), ("zh-Hant-TW", true), ("x-private", true),
    ("de-1996", true), ("e", false), ("", false), ("en_GB", false), ("en-", false),
    ("français", false), ("english-toolongsubtag", false), ("12", false),
  ])
  func `a language tag is well formed by BCP 47`(text: String, isGood: Bool) {
    #expect(NameRules.isLanguageTag(text) == isGood)
  }

  @Test(arguments: [
    ("cities.csv", true), ("lists/cities.csv", true), ("a..b.csv", true), ("../a.csv", false),
    ("a/../../b.csv", false), ("/a.csv", false), ("", false), ("./a.csv", false),
    ("C:\\a.csv", false), ("a\\..\\b.csv", false), ("a//b.csv", false), ("a\0.csv", false),
    ("file:a.csv", false),
  ])
  func `a file beside the questionnaire stays beside it`(name: String, isInside: Bool) {
    #expect(FolderFile.isInside(name) == isInside)
  }
}
