import Questionnaires
import Testing

/// The text that a draft is kept with and its hash is taken over must never change.
struct SelfContainedTests {
  private static let text = #"""
    {"id": "q", "version": "1", "title": {"en": "T", "fr": "É"}, "languages": ["en", "fr"],
     "choices": {"a": {"file": "a.csv"},
                 "b": [{"z": 1.50, "name": "x", "label": {"fr": "Y", "en": "X"}, "fixed": true},
                       {"label": "plain", "name": "y", "exclusive": true}]},
     "items": [{"type": "note", "name": "n", "label": "a\u0301 \"b\"\u2028", "items": []}]}
    """#

  private static let cities =
    "name,label::en,label::fr,zone,area\nny,\"New \"\"York\"\"\",,us,\nqc,Quebec,Québec,ca,1\n"

  @Test func `choices of files are written in, always alike`() throws {
    let bytes = Array(Self.text.utf8)
    let file = QuestionnaireFile(name: "q.json", bytes: bytes)
    let read = try #require(file.decode { _ in Array(Self.cities.utf8) }.questionnaire)
    #expect(
      String(decoding: read.selfContained(bytes), as: UTF8.self) == #"""
        {
          "id": "q",
          "version": "1",
          "title": {
            "en": "T",
            "fr": "É"
          },
          "languages": [
            "en",
            "fr"
          ],
          "choices": {
            "a": [
              {
                "name": "ny",
                "label": {
                  "en": "New \"York\""
                },
                "area": "",
                "zone": "us"
              },
              {
                "name": "qc",
                "label": {
                  "en": "Quebec",
                  "fr": "Québec"
                },
                "area": "1",
                "zone": "ca"
              }
            ],
            "b": [
              {
                "name": "x",
                "label": {
                  "en": "X",
                  "fr": "Y"
                },
                "fixed": true,
                "z": "1.50"
              },
              {
                "name": "y",
                "label": "plain",
                "exclusive": true
              }
            ]
          },
          "items": [
            {
              "type": "note",
              "name": "n",
              "label": "á \"b\"\u2028",
              "items": []
            }
          ]
        }
        """#)
  }

  @Test func `without choice files the text is itself`() throws {
    let bytes = Array(#"{"id": "q", "version": "1",  "title": "T", "items": [], "x": 1}"#.utf8)
    let read = try #require(QuestionnaireFile(name: "q.json", bytes: bytes).decode().questionnaire)
    #expect(read.selfContained(bytes) == bytes)
  }
}
