import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// Files as answers: asking for them to be copied, and taking what came of it.
extension InterviewScreen {
  mutating func attach(
    _ path: String, to node: NodeID, _ commands: inout [InterviewCommand]
  ) {
    guard files.copying == nil else {
      message = words[.fileStillCopying]
      return
    }
    let request = FileRequest(
      interview: id, address: interview.address(of: node), type: interview.item(node).type,
      path: path, isKept: !interview.beginning.isPractice)
    files.copying = FilesOutside.Copying(address: request.address)
    commands.append(.attach(request))
  }

  /// Asks for the names in the folder that is being typed, once.
  mutating func lookIntoFolder(_ situation: Situation, _ commands: inout [InterviewCommand]) {
    guard overlay == nil, let folder = body.wantedFolder(situation) else {
      // A stick may be put in meanwhile: the next path is looked up anew.
      (files.asked, files.listing) = (nil, nil)
      return
    }
    guard folder != files.asked else { return }
    (files.asked, files.listing) = (folder, nil)
    commands.append(.list(folder: folder))
  }

  mutating func take(_ listing: FolderListing) {
    if listing.folder == files.asked { files.listing = listing }
  }

  mutating func note(copied done: Int, of total: Int, for request: FileRequest) {
    guard files.copying?.address == request.address else { return }
    files.copying = FilesOutside.Copying(address: request.address, done: done, total: total)
  }

  /// The copy is on disk: now it is the answer.
  mutating func take(
    _ attachment: Attachment, for request: FileRequest, _ now: Moment
  ) -> [InterviewCommand] {
    var commands: [InterviewCommand] = []
    files.copying = nil
    complaint = nil
    guard apply(.attached(request.address, attachment), now, into: &commands) else {
      return commands
    }
    if let node = interview.node(at: request.address) { body.clearPath(of: node) }
    if apply(.answered(request.address, attachment.file), now, into: &commands) {
      message = words(.fileKeptAs, attachment.file, words.size(attachment.size))
    }
    return commands
  }

  mutating func refuse(_ refusal: FileRefusal, for request: FileRequest) {
    files.copying = nil
    complaint = "! " + words.sentence(refusal)
  }

  /// What is still in the way of going on from a question that asks for a file.
  func unkept(_ file: FileBody, _ situation: Situation) -> Phrase? {
    if file.isCopying(situation) != nil { return .fileStillCopying }
    return file.path.text.isEmpty ? nil : .fileNotYet
  }
}

extension Body {
  func wantedFolder(_ situation: Situation) -> String? {
    switch self {
    case .file(let body): body.wantedFolder(situation)
    case .page(let body): body.focused?.body.wantedFolder(situation)
    default: nil
    }
  }

  /// Whether Tab completes something and does not go on to the next question of a page.
  func takesTab(_ situation: Situation) -> Bool {
    if case .file(let body) = self { body.takesTab(situation) } else { false }
  }

  mutating func clearPath(of node: NodeID) {
    switch self {
    case .file(var body) where body.node == node:
      body.clear()
      self = .file(body)
    case .page(var body):
      body.clearPath(of: node)
      self = .page(body)
    default: break
    }
  }
}
