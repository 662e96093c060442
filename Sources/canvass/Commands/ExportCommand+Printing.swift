import ArgumentParser
import Printing
import Questionnaires

/// `--format print`: the questionnaire itself, as a page.
extension ExportCommand {
  static let printFormat = "print"

  /// What selects or words interviews means nothing here; who writes it expects something else.
  func validatePrinting() throws {
    guard printed != nil else {
      throw ValidationError("name the questionnaire: canvass export survey.json --format print …")
    }
    let isAboutInterviews =
      questionnaire != nil || since != nil || state != "all" || !keys.isEmpty || labels
      || personalData || notes || files
    if isAboutInterviews {
      throw ValidationError("print is about the questionnaire, and takes nothing about interviews")
    }
  }

  func printForm() throws {
    guard let printed else { return }
    let form = try common.library().open(printed).form
    let html = PrintedForm(form, language: try language(of: form)).html
    let bytes = Array(html.utf8)
    guard output != "-" else { return Output.bytes(bytes) }
    let isFolder = output.hasSuffix("/") || Files.isFolder(output)
    if isFolder { try Files.makeFolder(output) }
    try Files.write(
      bytes, to: isFolder ? output + "/" + form.questionnaire.id + ".html" : output)
  }

  /// The language asked for, which the questionnaire must have; without one, the program's own, or
  /// the questionnaire's first.
  private func language(of form: Form) throws -> String {
    let wanted = try common.preferredLanguage()
    guard let asked = common.language else { return wanted }
    let known = form.questionnaire.languages
    let primary = asked.lowercased().split(separator: "-").first.map(String.init) ?? ""
    let hasIt = known.contains {
      $0.lowercased() == asked.lowercased()
        || $0.lowercased().split(separator: "-").first.map(String.init) == primary
    }
    guard hasIt || known.isEmpty else {
      throw Refusal(
        "it has no texts in '\(asked)'; its languages are \(known.joined(separator: ", "))")
    }
    return asked
  }
}
