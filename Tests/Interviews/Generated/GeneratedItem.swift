/// An item of a generated form: its keys as they are written, so that one can be left out.
struct GeneratedItem: Sendable {
  let type: String
  let name: String
  /// Keys and their values in JSON.
  var keys: [(key: String, value: String)] = []
  var items: [GeneratedItem] = []

  mutating func set(_ key: String, _ text: String) { keys.append((key, "\"\(text)\"")) }

  fileprivate func json(_ indent: String) -> String {
    var fields = [("type", "\"\(type)\""), ("name", "\"\(name)\"")] + keys
    if type == "group" || type == "repeat" {
      let inner = items.map { $0.json(indent + "  ") }.joined(separator: ",\n")
      fields.append(("items", "[\n\(inner)]"))
    }
    return "\(indent){" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }
}

/// A questionnaire made from a seed, in which much depends on much else.
struct GeneratedForm: Sendable {
  var sections: [GeneratedItem]

  init(seed: UInt64) {
    var generator = FormGenerator(seed: seed)
    sections = generator.sections()
  }

  var json: String {
    """
    {"id": "generated", "version": "1", "title": {"en": "Generated", "fr": "Engendré"},
     "languages": ["en", "fr"],
     "instance_name": "concat(\(names.map { "count(${\($0)})" }.joined(separator: ", ")))",
     "choices": {\(Self.lists)},
     "sections": [
    \(sections.map { $0.json("  ") }.joined(separator: ",\n"))]}
    """
  }

  /// Something to call the interview by: nothing that is sensitive.
  private var names: [String] {
    let last = sections.last?.items.last?.name ?? ""
    return [last, last]
  }

  /// Two lists whose columns filters compare; labels differ from one language to the other.
  private static let lists = """
    "kinds": [
      {"name": "a", "label": {"en": "Apple", "fr": "Pomme"}, "size": "1"},
      {"name": "b", "label": {"en": "Bean", "fr": "Fève"}, "size": "2"},
      {"name": "c", "label": {"en": "Carrot", "fr": "Carotte"}, "size": "3"}],
     "towns": [
      {"name": "t1", "label": {"en": "North", "fr": "Nord"}, "size": "1", "kind": "a"},
      {"name": "t2", "label": {"en": "South", "fr": "Sud"}, "size": "2", "kind": "b"},
      {"name": "t3", "label": {"en": "East", "fr": "Est"}, "size": "4", "kind": "a"},
      {"name": "t4", "label": {"en": "West", "fr": "Ouest"}, "size": "6", "kind": "c"},
      {"name": "t5", "label": {"en": "None", "fr": "Aucune"}, "kind": "b", "fixed": true}]
    """
}
