/// The author's reference of the language, as Markdown: the rules in words, then every function as
/// the function table explains it. `docs/expressions.md` is this text.
public enum LanguageReference {
  public static var markdown: String {
    let chapters = [LanguageGuide.text, "## Functions", signatureRules]
    return (chapters + FunctionTable.groups.map(chapter)).joined(separator: "\n\n") + "\n"
  }

  private static let signatureRules = """
    In a signature `?` marks an argument that may be left out, `…` one that may be given more than
    once. An argument called *nodes*, *question* or *repeat* must be a path.
    """

  private static func chapter(_ group: FunctionTable.Group) -> String {
    (["### \(group.title)"] + group.functions.map(entry)).joined(separator: "\n\n")
  }

  private static func entry(_ function: Function) -> String {
    """
    #### `\(function.signature)`

    \(function.documentation)

    `\(function.example)`
    """
  }
}
