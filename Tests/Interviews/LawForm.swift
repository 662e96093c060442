/// Small forms in which everything depends on everything else.
struct LawForm: Sendable, CustomStringConvertible {
  let description: String
  let items: String
  let choices: String
  var languages = ""

  /// Rules of every kind on questions named by `${}`.
  static let rules = LawForm(
    description: "rules",
    items: """
      {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "text", "name": "word", "label": "?", "relevant": "${open} = 'yes'"},
      {"type": "group", "name": "g", "label": "?", "relevant": "${open} != 'no'", "items": [
        {"type": "repeat", "name": "home", "label": "?", "items": [
          {"type": "select_one", "name": "kind", "label": "?", "choices": "kind",
           "choice_filter": "${n} = '' or number(size) <= ${n}"},
          {"type": "integer", "name": "rooms", "label": "?", "required": "${kind} = 'big'",
           "constraint": ". != indexed-repeat(${rooms}, ${home}, 1) or position(..) = 1"},
          {"type": "repeat", "name": "person", "label": "?", "repeat_count": "${rooms} mod 4",
           "relevant": "${kind} != 'small'", "items": [
            {"type": "integer", "name": "age", "label": "?"},
            {"type": "text", "name": "school", "label": "?", "relevant": "${age} < 18"},
            {"type": "calculate", "name": "rank", "calculation": "position(..) + position(../..)"},
            {"type": "calculate", "name": "elder", "calculation": "${age} = max(${age})"}]},
          {"type": "calculate", "name": "before",
           "calculation": "indexed-repeat(${rooms}, ${home}, position(..) - 1)"},
          {"type": "calculate", "name": "children", "calculation": "count(${school})"}]}]},
      {"type": "calculate", "name": "all_ages", "calculation": "join(',', ${age})"},
      {"type": "calculate", "name": "homes", "calculation": "count(${home})"},
      {"type": "calculate", "name": "words", "calculation": "count(${word}) + string-length(${word})"},
      {"type": "calculate", "name": "why", "calculation": "concat(nonresponse(${word}), ${open})"},
      {"type": "calculate", "name": "second", "calculation": "indexed-repeat(${rooms}, ${home}, 2)"},
      {"type": "calculate", "name": "named", "calculation": "jr:choice-name(${open}, '${open}')"}
      """,
    choices: """
      "kind": [{"name": "small", "label": "Small", "size": "1"},
               {"name": "middle", "label": "Middle", "size": "3"},
               {"name": "big", "label": "Big", "size": "5"}]
      """)

  /// Paths with predicates, sets, lists and chosen instances.
  static let paths = LawForm(
    description: "paths",
    items: """
      {"type": "integer", "name": "limit", "label": "?"},
      {"type": "integer", "name": "which", "label": "?"},
      {"type": "select_one", "name": "region", "label": "?", "choices": "regions"},
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "select_one", "name": "town", "label": "?", "choices": "towns",
         "choice_filter": "region = ${region} and name != /data/home[1]/town"},
        {"type": "integer", "name": "rooms", "label": "?",
         "constraint": ". < 20 or count(/data/home[rooms >= 20]) < 2",
         "required": "/data/home[rooms > ${limit}]"},
        {"type": "repeat", "name": "person", "label": "?", "items": [
          {"type": "integer", "name": "age", "label": "?",
           "constraint": "not(. = ../../person[position() < position(current()/..)]/age)"},
          {"type": "text", "name": "school", "label": "?", "relevant": "../age < 18"},
          {"type": "select_one", "name": "birth", "label": "?", "choices": "towns",
           "choice_filter": "region = ${region} or name = current()/../../town"},
          {"type": "calculate", "name": "older",
           "calculation": "count(../../person[age > current()/../age])"},
          {"type": "calculate", "name": "next",
           "calculation": "../../person[position() = position(current()/..) + 1]/age"},
          {"type": "calculate", "name": "place",
           "calculation": "concat(position(..), '/', position(../..))"},
          {"type": "calculate", "name": "first",
           "calculation": "indexed-repeat(${age}, ${home}, 1, ${person}, 1)"},
          {"type": "calculate", "name": "same",
           "calculation": "indexed-repeat(${age}, ${home}, ${which}, ${person}, position(..))"},
          {"type": "calculate", "name": "twins",
           "calculation": "count(../../../home[person[age = current()/../age]])"},
          {"type": "calculate", "name": "abroad",
           "calculation": "count(/data/home[town != current()/../../town]/person)"}]},
        {"type": "calculate", "name": "town_label",
         "calculation": "instance('towns')/root/item[name = current()/../town]/label"},
        {"type": "calculate", "name": "neighbours",
         "calculation": "count(../../home[town = current()/../town])"},
        {"type": "calculate", "name": "richer",
         "calculation": "count(/data/home[rooms > current()/../rooms])"},
        {"type": "calculate", "name": "running",
         "calculation": "sum(/data/home[position() <= position(current()/..)]/rooms)"},
        {"type": "calculate", "name": "grown", "calculation": "count(../person[age >= 18])"},
        {"type": "calculate", "name": "firstborn",
         "calculation": "indexed-repeat(${age}, ${person}, 1)"},
        {"type": "calculate", "name": "kept", "calculation": "once(../rooms)"}]},
      {"type": "calculate", "name": "large",
       "calculation": "join(',', /data/home[rooms > ${limit}]/rooms)"},
      {"type": "calculate", "name": "second", "calculation": "/data/home[2]/rooms"},
      {"type": "calculate", "name": "nth",
       "calculation": "/data/home[position() = ${which}]/rooms"},
      {"type": "calculate", "name": "inner",
       "calculation": "join(',', /data/home[rooms > 3]/person[age > ${limit}]/age)"},
      {"type": "calculate", "name": "crowded",
       "calculation": "count(/data/home[count(person[age > 17]) > 1])"},
      {"type": "calculate", "name": "upwards",
       "calculation": "count(/data/home/person[../rooms > ${limit}])"},
      {"type": "calculate", "name": "thrice",
       "calculation": "count(/data/home[person[age = /data/home[person[age > 9]][1]/rooms]])"},
      {"type": "calculate", "name": "last_age",
       "calculation": "/data/home[last()]/person[last()]/age"},
      {"type": "calculate", "name": "all_homes",
       "calculation": "concat(sum(/data/home/*), ' ', count(/data/home/person/*))"},
      {"type": "calculate", "name": "united",
       "calculation": "join(',', /data/home/rooms | /data/home/person/age | /data/limit)"},
      {"type": "calculate", "name": "schools",
       "calculation": "concat(count(${school}), count-non-empty(/data/home/person/school))"},
      {"type": "calculate", "name": "extremes",
       "calculation": "concat(min(/data/home/rooms), ' ', max(${age}), ' ', sum(${age}))"},
      {"type": "calculate", "name": "indexed",
       "calculation": "indexed-repeat(${age}, ${home}, ${which}, ${person}, 2)"},
      {"type": "calculate", "name": "any_second",
       "calculation": "indexed-repeat(${age}, ${person}, 2)"},
      {"type": "calculate", "name": "where",
       "calculation": "position(/data/home[rooms > ${limit}])"},
      {"type": "calculate", "name": "filtered",
       "calculation": "join(',', (/data/home/rooms | ${age})[. > ${limit}][position() < 4])"},
      {"type": "calculate", "name": "towns_here",
       "calculation": "join(' ', instance('towns')/root/item[region = ${region}]/label)"},
      {"type": "calculate", "name": "first_size",
       "calculation": "instance('towns')/root/item[name = /data/home[1]/town]/size"},
      {"type": "calculate", "name": "unseen",
       "calculation": "count(instance('towns')/root/item[not(name = /data/home/town)])"},
      {"type": "calculate", "name": "pulled",
       "calculation": "pulldata('towns', 'label', 'name', /data/home[${which}]/town)"},
      {"type": "text", "name": "remark", "label": "?", "relevant": "/data/home[rooms = ${which}]"},
      {"type": "select_one", "name": "pick", "label": "?", "choices": "towns",
       "choice_filter": "number(size) > ${limit} or name = /data/home[${which}]/town"},
      {"type": "select_one", "name": "other_pick", "label": "?", "choices": "towns",
       "choice_filter": "name != current()/../pick and count(/data/home[town = ${pick}]) < 2"},
      {"type": "group", "name": "g", "label": "?", "relevant": "count(/data/home) > 1", "items": [
        {"type": "integer", "name": "deep", "label": "?"},
        {"type": "repeat", "name": "visit", "label": "?",
         "repeat_count": "count(/data/home[rooms > 2])", "relevant": "${which} != 3", "items": [
          {"type": "integer", "name": "days", "label": "?",
           "relevant": "/data/home[position() = position(current()/..)]/rooms != 5"},
          {"type": "calculate", "name": "elsewhere",
           "calculation": "concat(sum(${rooms}), ' ', count(../../../home/person))"},
          {"type": "calculate", "name": "so_far",
           "calculation": "sum(/data/g/visit[position() < position(current()/..)]/days)"}]}]},
      {"type": "calculate", "name": "in_group",
       "calculation": "concat(count(/data/g/*), ' ', /data/g[deep > 3]/visit[1]/days)"},
      {"type": "calculate", "name": "days_all", "calculation": "sum(${days}) + count(${visit})"}
      """,
    choices: """
      "regions": [{"name": "n", "label": {"en": "North", "fr": "Nord"}},
                  {"name": "s", "label": {"en": "South", "fr": "Sud"}}],
      "towns": [{"name": "a", "label": {"en": "A", "fr": "A."}, "region": "n", "size": "2"},
                {"name": "b", "label": {"en": "B", "fr": "B."}, "region": "n", "size": "4"},
                {"name": "c", "label": {"en": "C", "fr": "C."}, "region": "s", "size": "9"},
                {"name": "d", "label": {"en": "D", "fr": "D."}, "region": "s"}]
      """, languages: "\"languages\": [\"en\", \"fr\"],")

  /// Defaults that read what depends on them.
  static let defaults = LawForm(
    description: "defaults",
    items: """
      {"type": "integer", "name": "a", "label": "?", "relevant": "${b} < 9", "default": "${b} + 1"},
      {"type": "integer", "name": "b", "label": "?", "default": "count(${a}) + 2"},
      {"type": "calculate", "name": "sum", "calculation": "${a} + ${b}"},
      {"type": "repeat", "name": "home", "label": "?", "repeat_count": "${b} mod 4", "items": [
        {"type": "integer", "name": "rooms", "label": "?", "relevant": "${people} != 3",
         "default": "sum(${people}) + ${a}"},
        {"type": "integer", "name": "people", "label": "?", "default": "${rooms} + position(..)",
         "constraint": ". < ${rooms} + 20"},
        {"type": "calculate", "name": "share", "calculation": "${rooms} div ${people}"}]},
      {"type": "integer", "name": "all", "label": "?", "relevant": "${b} != ''",
       "default": "sum(${rooms}) + ${b}"}
      """,
    choices: "")
}
