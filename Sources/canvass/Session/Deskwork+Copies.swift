import Records
import Screens
import Store

/// Copies on other media: the second copy that runs along, and the way out when the disk fails.
extension Deskwork {
  /// What home tells of the second copy.
  var secondCopy: HomeFacts.SecondCopy? {
    switch mirror?.news {
    case nil: nil
    case .some(.unknown): nil
    case .some(.current): .current
    case .some(.behind(let count)): .behind(count)
    case .some(.failed(let fault)): .failed(Told(mirror: fault))
    }
  }

  /// Fetches what it takes to keep an interview elsewhere, as long as the store is well.
  mutating func note(_ reply: Reply) {
    switch reply {
    case .opened(let id, _, _, _, _), .openedFrom(let id, _, _, _):
      lifeline = try? store.rescue(of: id)
    default: break
    }
  }

  /// Keeps an interview that the store does not take on another medium.
  func rescue(_ endangered: Endangered, to folder: String) -> Reply {
    let path =
      folder.hasPrefix("~/")
      ? (Surroundings.environment("HOME") ?? "") + folder.dropFirst(1) : folder
    do {
      let fetched = lifeline.flatMap { $0.interview == endangered.interview ? $0 : nil }
      let rescue = try fetched ?? store.rescue(of: endangered.interview)
      var journal = try endangered.journal ?? store.journal(of: endangered.interview)
      let last = journal.last?.sequence ?? 0
      journal += endangered.unsaved.filter { $0.sequence > last }
      let file = try rescue.write(
        journal, summary: endangered.summary?.text ?? "", to: path, now: Surroundings.now())
      return .rescued(file: file, isProtected: rescue.isProtected)
    } catch { return .notRescued(Told(error)) }
  }
}
