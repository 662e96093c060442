import Questionnaires
import Testing
import Values

@testable import Screens

/// The message catalogues: what a translator writes is what is shown, and no mistake in them gets by.
@Suite struct CatalogueTests {
  static let files = [
    "en": MessageFile(PackageResources.en_po), "fr": MessageFile(PackageResources.fr_po),
  ]

  static func file(_ tag: String) throws -> MessageFile { try #require(files[tag]) }

  @Test func `every catalogue is read, and tells its language, its name and its plural`() throws {
    #expect(Catalogue.all.map(\.tag).sorted() == Self.files.keys.sorted())
    for (tag, file) in Self.files {
      #expect(file.faultyLines == [], "\(tag)")
      #expect(file.header["Language"] == tag)
      #expect(file.header["X-Language-Name"] == Catalogue.matching(tag).name)
      #expect(Catalogue.languageName(tag) == Catalogue.matching(tag).name)
      let plural = try #require(file.header["Plural-Forms"])
      #expect(Catalogue.Plural(rawValue: plural) != nil, "\(tag): \(plural)")
    }
  }

  @Test(arguments: ["en", "fr"])
  func `a catalogue has every phrase once, and no phrase that is none`(tag: String) throws {
    let names = try Self.file(tag).messages.map(\.context)
    #expect(Set(names).symmetricDifference(Phrase.allCases.map(\.rawValue)) == [])
    #expect(names.count == Set(names).count, "\(tag) has a phrase twice")
    #expect(Catalogue.matching(tag).missing == [])
  }

  @Test(arguments: ["en", "fr"])
  func `what is filled in is the same in every language`(tag: String) throws {
    for message in try Self.file(tag).messages {
      #expect(Self.marks(message.words) == Self.marks(message.english), "\(message.context)")
    }
  }

  /// Words that were translated from English that has changed since are found here.
  @Test(arguments: ["en", "fr"])
  func `every translation is of the English words of today`(tag: String) throws {
    let english = Catalogue.matching("en")
    for message in try Self.file(tag).messages {
      let phrase = try #require(Phrase(rawValue: message.context), "\(message.context)")
      #expect(message.english == english[phrase], "\(message.context)")
    }
  }

  @Test func `words go on over lines, with their escapes and after comments`() {
    let file = MessageFile(
      Array(
        """
        msgid ""
        msgstr ""
        "Language: xx\\n"

        # A comment, #: and others too.
        #. What it is for.
        msgctxt "a"
        msgid "One \\"two\\""
        msgstr ""
        "Un "
        "\\"deux\\"\\n"
        "\\\\"
        msgctxt "b"
        msgid "Three"
        msgstr "Trois"
        """.utf8))
    #expect(file.header == ["Language": "xx"])
    #expect(
      file.messages == [
        MessageFile.Message(context: "a", english: "One \"two\"", words: "Un \"deux\"\n\\"),
        MessageFile.Message(context: "b", english: "Three", words: "Trois"),
      ])
    #expect(file.faultyLines == [])
  }

  @Test(arguments: [
    "msgstr \"without a message\"", "msgid \"open", "msgid \"a\\q\"", "msgid \"a\"b\"", "what",
    "msgid_plural \"not used here\"", "\"nowhere\"",
  ])
  func `a line that is none of a catalogue is a fault`(line: String) {
    #expect(MessageFile(Array(line.utf8)).faultyLines == [1])
  }

  @Test func `a tag finds its language with or without a country, another one English`() {
    #expect(Catalogue.matching("fr-CA").tag == "fr")
    #expect(Catalogue.matching("FR").tag == "fr")
    #expect(Catalogue.matching("ht").tag == "en")
    #expect(Catalogue.matching("").tag == "en")
  }

  @Test func `nought is plural in English and singular in French`() {
    func said(_ tag: String, _ count: Int) -> String {
      Catalogue.matching(tag)(count: count, one: .homeUnfinishedOne, many: .homeUnfinished)
    }
    #expect([0, 1, 2].map { said("fr", $0) } == ["0 inachevé", "1 inachevé", "2 inachevés"])
    #expect([0, 1].map { said("en", $0) } == ["0 unfinished", "1 unfinished"])
    let english = Catalogue.matching("en")
    #expect(
      english(count: 0, one: .homeQuestionnaire, many: .homeQuestionnaires)
        == "0 questionnaires here")
  }

  @Test func `a last second is one`() {
    let end = Moment(milliseconds: 60_000)
    func said(_ tag: String, _ now: Int64) -> String {
      Catalogue.matching(tag).closes(KioskCountdown(end: end), at: Moment(milliseconds: now))
    }
    #expect(said("en", 59_000) == "This screen closes in 1 second.")
    #expect(said("en", 58_000) == "This screen closes in 2 seconds.")
    #expect(said("fr", 59_000) == "Cet écran se ferme dans 1 seconde.")
    for policy in IdlePolicy.allCases {
      #expect(Catalogue.english.warning(policy, seconds: 1).contains(" 1 second."))
      #expect(Catalogue.english.warning(policy, seconds: 20).contains(" 20 seconds."))
      #expect(Catalogue.french.warning(policy, seconds: 1).contains(" 1 seconde."))
    }
  }

  /// `%1`, `%2`, … as they occur, in order of their numbers.
  private static func marks(_ text: String) -> [String] {
    let characters = Array(text)
    return zip(characters, characters.dropFirst()).filter { $0 == "%" && $1.isNumber }
      .map { "%\($1)" }.sorted()
  }
}
