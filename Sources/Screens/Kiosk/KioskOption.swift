import Interviews
import Questionnaires

/// One answer that can be chosen at the kiosk.
struct KioskOption: Equatable {
  let name: String
  let label: String
  var isExclusive = false

  static func all(
    at node: NodeID, _ interview: Interview, _ words: Catalogue
  ) -> [KioskOption] {
    let item = interview.item(node)
    if item.type == .acknowledge {
      return [KioskOption(name: "OK", label: words[.choiceAcknowledge])]
    }
    if let steps = KioskDraft.steps(node, interview) {
      return steps.map { KioskOption(name: $0, label: words.grouped($0)) }
    }
    guard item.type.isSelect || item.type == .rank else { return [] }
    let offered = interview.offeredChoices(node).map { choice in
      KioskOption(
        name: choice.name, label: Markup.plain(interview.label(of: choice)),
        isExclusive: choice.isExclusive)
    }
    guard item.definition.orOther,
      interview.form.choices(of: node.item)?.index(of: OtherChoice.name) == nil
    else { return offered }
    let other = OtherChoice.label(in: interview.language)
    return offered + [KioskOption(name: OtherChoice.name, label: other)]
  }
}
