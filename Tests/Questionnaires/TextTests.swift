import Questionnaires
import Testing

struct TextTests {
  @Test func `a plain string serves every language`() {
    let text = Text("Yes")
    #expect(text.text(in: "fr", fallback: "en") == "Yes")
    #expect(text.isTranslated(into: "fr"))
    #expect(text.byLanguage == ["": "Yes"])
    #expect(text == Text(["": "Yes"]))
  }

  @Test func `the language asked for comes first, then the fallback, then any`() {
    let text = Text(["fr": "Oui", "en": "Yes"])
    #expect(text.text(in: "fr", fallback: "en") == "Oui")
    #expect(text.text(in: "de", fallback: "fr") == "Oui")
    #expect(text.text(in: "de", fallback: "es") == "Yes")
    #expect(!text.isTranslated(into: "de"))
    #expect(Text([:]).text(in: "en", fallback: "en") == "")
  }

  @Test func `a plain string beside translations comes before the fallback`() {
    let text = Text(["": "Ja", "en": "Yes"])
    #expect(text.text(in: "en", fallback: "") == "Yes")
    #expect(text.text(in: "fr", fallback: "en") == "Ja")
    #expect(text.isTranslated(into: "fr"))
  }

  @Test func `a translation can be changed`() {
    var text = Text("Yes")
    text.byLanguage["fr"] = "Oui"
    #expect(text == Text(["": "Yes", "fr": "Oui"]))
    #expect(text["fr"] == "Oui")
    #expect(text["en"] == nil)
  }
}
