import Values

/// Functions that read the questionnaire itself: its lists, its words, its version.
let questionnaireFunctions: [Function] = [
  Function(
    "pulldata(list, column, key column, key)",
    "The text in a column of a choice list, in the first row whose key column is the key; nothing "
      + "if there is none.",
    example: "pulldata('villages', 'district', 'name', ${village}) → Soufrière"
  ) {
    .string(
      $0.lookup.listValue(
        list: $0.text(0), column: $0.text(1), where: $0.text(2), equals: $0.text(3)))
  },
  Function(
    "jr:itext(name)",
    "The label, in the interview's language, of the question of that name; nothing if there is none.",
    example: "jr:itext('village') → Which village?"
  ) { .string($0.lookup.label(of: $0.text(0))) },
  Function("version()", "The questionnaire's version.", example: "version() → 2026.3") {
    .string($0.lookup.version)
  },
  Function(
    "nonresponse(question)",
    "Why the question has no answer: dont_know, refused, not_applicable; else nothing.",
    example: "nonresponse(${income}) → refused", pathArguments: [0]
  ) {
    .string($0.reference(0).map($0.lookup.nonresponse(of:)) ?? "")
  },
]
