import Interviews
import Questionnaires
import Terminal

/// What stands above the lists of a soft check and of a removal.
extension InterviewScreen {
  /// What stands above the list of what lies over the question, page by page.
  func pagesAbove(_ overlay: Overlay?, in region: Region) -> [[StyledLine]] {
    switch overlay {
    case .unlikely(let page): pages(of: page, in: region)
    case .removal(let menu, let removal):
      pages(of: removal, above: menu.lines.count, in: region)
    default: []
    }
  }

  /// What a soft check says, whole, below as much of its question as there is room for beside two rows
  /// for the answer to it.
  private func pages(of page: UnlikelyPage, in region: Region) -> [[StyledLine]] {
    let width = max(8, region.width - 4)
    let room = max(1, region.height - 2)
    let said = Markup.lines("! " + words(.unlikelyTitle, page.message), width: width)
    guard said.count <= room else { return Leaflet.pages(said, rows: room) }
    guard interview.item(page.node).definition.label != nil else { return [said] }
    let asked = Markup.lines(interview.label(page.node), width: width)
      .clipped(to: width, rows: min(room - said.count, max(1, region.height / 3)))
    return [asked + said]
  }

  /// Who is taken out, and every answer that goes; where all of it has room, with air between.
  private func pages(
    of removal: Removal, above rows: Int, in region: Region
  ) -> [[StyledLine]] {
    let width = max(8, region.width - 4)
    let loses = words(
      count: removal.answers, one: .rosterRemoveLosesOne, many: .rosterRemoveLoses)
    let title = [words(.rosterRemoveTitle, removal.name), loses]
      .flatMap { Markup.lines($0, width: width) }
    let losses = removal.losses.flatMap { loss in
      Markup.lines(loss, width: max(8, width - 2)).map { line in
        StyledLine(runs: [StyledLine.Run(text: "  ", style: [])] + line.runs)
      }
    }
    let room = max(1, region.height - rows)
    let hasAir = title.count + losses.count + 2 <= room && !losses.isEmpty
    guard !hasAir else { return [title + [StyledLine("")] + losses] }
    return Leaflet.pages(title + losses, rows: room)
  }
}
