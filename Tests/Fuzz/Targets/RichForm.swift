import Questionnaires

/// A small questionnaire with everything that an expression can read.
enum RichForm {
  static let form: Form? = {
    let file = QuestionnaireFile(name: "rich.json", bytes: Array(text.utf8))
    guard let questionnaire = file.decode().questionnaire else { return nil }
    return try? Form.compile(questionnaire, in: file).form
  }()

  private static let text = """
    {"id": "rich", "version": "1", "title": {"en": "Rich", "fr": "Riche"},
     "languages": ["en", "fr"],
     "choices": {
      "yes_no": [{"name": "yes", "label": {"en": "Yes", "fr": "Oui"}},
                 {"name": "no", "label": {"en": "No", "fr": "Non"}}],
      "kind": [{"name": "1", "label": {"en": "Flat", "fr": "Étage"}, "size": "1", "near": "a"},
               {"name": "2", "label": {"en": "House", "fr": "Maison"}, "size": "3", "near": "b"},
               {"name": "big", "label": {"en": "Hall", "fr": "Salle"}, "size": "5", "near": "a"}]},
     "items": [
      {"type": "select_one", "name": "open", "label": {"en": "?", "fr": "?"}, "choices": "yes_no"},
      {"type": "integer", "name": "n", "label": {"en": "?", "fr": "?"}},
      {"type": "decimal", "name": "d", "label": {"en": "?", "fr": "?"}},
      {"type": "text", "name": "t", "label": {"en": "?", "fr": "?"},
       "relevant": "${open} = 'yes' or ${n} > 3"},
      {"type": "date", "name": "day", "label": {"en": "?", "fr": "?"}},
      {"type": "time", "name": "hour", "label": {"en": "?", "fr": "?"}},
      {"type": "datetime", "name": "at", "label": {"en": "?", "fr": "?"}},
      {"type": "geopoint", "name": "spot", "label": {"en": "?", "fr": "?"}},
      {"type": "geoshape", "name": "field", "label": {"en": "?", "fr": "?"}},
      {"type": "select_multiple", "name": "many", "label": {"en": "?", "fr": "?"},
       "choices": "kind", "choice_filter": "number(size) <= ${n} or ${n} = ''"},
      {"type": "group", "name": "g", "label": {"en": "?", "fr": "?"}, "items": [
       {"type": "repeat", "name": "home", "label": {"en": "?", "fr": "?"}, "items": [
        {"type": "select_one", "name": "sort", "label": {"en": "?", "fr": "?"}, "choices": "kind"},
        {"type": "integer", "name": "rooms", "label": {"en": "?", "fr": "?"}},
        {"type": "repeat", "name": "kid", "label": {"en": "?", "fr": "?"},
         "repeat_count": "${rooms} mod 5", "items": [
         {"type": "integer", "name": "age", "label": {"en": "?", "fr": "?"}},
         {"type": "text", "name": "school", "label": {"en": "?", "fr": "?"},
          "relevant": "${age} < 18"},
         {"type": "calculate", "name": "rank",
          "calculation": "position(..) * 10 + position(../..)"}]},
        {"type": "calculate", "name": "before",
         "calculation": "indexed-repeat(${rooms}, ${home}, position(..) - 1)"}]}]},
      {"type": "calculate", "name": "total", "calculation": "sum(${rooms}) + count(${kid})"},
      {"type": "calculate", "name": "ages", "calculation": "join(' ', ${age})"}]}
    """
}
