import Interviews
import Records
import Terminal
import Values

/// What can lie over a question. Esc closes any of them and loses nothing.
enum Overlay: Sendable {
  case menu(Menu<MenuChoice>)
  case help(HelpPage)
  case outline(OutlinePage)
  case find(Menu<OutlineChoice>)
  case languages(Menu<LanguageChoice>)
  case check(CheckPage)
  case noAnswer(Menu<Nonresponse>, NodeID)
  case note(NotePage)
  case unlikely(UnlikelyPage)
  case breakOff(ReasonPage<BreakOffChoice>)
  case codes(Menu<String>, NodeID, Range<Int>)
  case tags(Menu<Int>, NodeID)
  case paused
  case removal(Menu<Bool>, Removal)
  /// Whether what is in memory alone is to be destroyed.
  case leaving(Menu<Bool>)
  case hidden
}

enum MenuChoice: Sendable, Equatable {
  case stay
  case act(Act)
}

/// A stop, and within a grid the question in it; a check that somebody goes there for.
struct OutlineChoice: Sendable, Equatable {
  let stop: Stop
  let node: NodeID?
  var check: BrokenCheck?

  init(stop: Stop, node: NodeID?) {
    self.stop = stop
    self.node = node
  }

  /// Where a node is seen to, shown or not.
  init(seeingTo node: NodeID, in interview: Interview, check: BrokenCheck? = nil) {
    stop = interview.place(of: node)
    self.node = interview.stop(showing: node) == nil ? stop.node : node
    self.check = check
  }
}

/// A check that does not hold, and of what.
struct BrokenCheck: Sendable, Equatable {
  let node: NodeID
  let check: FailingCheck
}

/// An instance that somebody is about to take out.
struct Removal: Sendable {
  let roster: NodeID
  let identity: Int
  let name: String
  let answers: Int
  /// The answers that go with it, question by question, as far as they may be shown.
  let losses: [String]
  var leaflet = Leaflet()
}

extension Overlay {
  /// What can be done here: a line for each entry, found by its number or by typing what it is called.
  static func menu(
    _ words: Catalogue, _ entries: [KeyTable.Entry], language: String
  ) -> Overlay {
    var lines = [
      Menu<MenuChoice>.Line(
        label: words[.menuGoOnHere], detail: words[.keyEscape], choice: .stay)
    ]
    for entry in entries {
      let detail =
        entry.act == .language ? Catalogue.languageName(language) : entry.names(words)
      lines.append(
        Menu<MenuChoice>.Line(
          label: words[entry.phrase], detail: detail, choice: .act(entry.act)))
    }
    return .menu(Menu(lines, isSearchable: true, showsEmptySearch: false))
  }

  /// The reasons instead of an answer: every one of them, whether the author listed it or not.
  static func noAnswer(_ node: NodeID, _ situation: Situation) -> Overlay {
    let lines = Nonresponse.allCases.map { reason in
      Menu<Nonresponse>.Line(
        label: situation.words[reason.phrase], choice: reason, letter: reason.letter)
    }
    return .noAnswer(Menu(lines, focusing: situation.interview.nonresponse(node)), node)
  }

  static func removal(_ roster: NodeID, _ identity: Int, _ situation: Situation) -> Overlay? {
    let interview = situation.interview
    guard let instance = interview.instances(of: roster).first(where: { $0.identity == identity })
    else { return nil }
    let answered = interview.nodes(in: instance, of: roster).filter {
      interview.item($0).type.isQuestion && !interview.answer($0).isEmpty
    }
    let losses = answered.map { node in
      let label = Markup.plain(interview.labelInLists(node))
      // A question that ends in a mark of its own needs no colon.
      let asked = label.last?.isPunctuation ?? true ? label + " " : situation.words(.label, label)
      return asked + situation.state(of: node)
    }
    let removal = Removal(
      roster: roster, identity: identity, name: RosterBody.name(of: instance, roster, situation),
      answers: answered.count, losses: losses)
    // Keeping comes first: it is what happens by mistake.
    let lines = [
      Menu<Bool>.Line(label: situation.words[.rosterRemoveNo], choice: false),
      Menu<Bool>.Line(label: situation.words[.rosterRemoveYes], choice: true),
    ]
    return .removal(Menu(lines), removal)
  }
}
