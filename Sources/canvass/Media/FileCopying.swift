import Glibc
import Records
import Screens
import Store
import Synchronization

/// A file that is being copied while the keys go on.
final class FileCopying: Sendable {
  let request: FileRequest
  private let store: Store
  private let progress: Progress
  let work: Waiting<Attachment>

  init(_ request: FileRequest, _ store: Store) {
    let progress = Progress()
    let copy = FileCopy(
      request: request, store: store, home: Surroundings.environment("HOME") ?? "/",
      goesOn: { done, total in progress.note(done, total) })
    (self.request, self.store, self.progress) = (request, store, progress)
    work = Waiting { try copy.run() }
  }

  /// What there is to tell now: how far it is, or what came of it.
  var news: Reply {
    switch work.outcome {
    case nil: .attaching(request, done: progress.done, total: progress.total)
    case .success(let attachment): .attached(request, attachment)
    case .failure(let error):
      .notAttached(request, error as? FileRefusal ?? .notCopied)
    }
  }

  var isDone: Bool { work.outcome != nil }

  /// Nobody waits for it any more: nothing of it stays.
  func drop() {
    progress.stop()
    work.wait(milliseconds: 2000)
    guard request.isKept, case .success(let attachment)? = work.outcome else { return }
    store.removeFile(attachment.file, of: request.interview)
  }

  /// Written by the copying, read by the screen.
  private final class Progress: Sendable {
    private let state = Mutex((done: 0, total: 0, isStopped: false))

    var done: Int { state.withLock { $0.done } }
    var total: Int { state.withLock { $0.total } }

    func note(_ done: Int, _ total: Int) -> Bool {
      state.withLock { state in
        (state.done, state.total) = (done, total)
        return !state.isStopped
      }
    }

    func stop() { state.withLock { $0.isStopped = true } }
  }
}

extension FolderListing {
  /// More names than these help nobody who types a path.
  private static let most = 5000

  /// What is in a folder now; nothing where it cannot be read.
  static func read(_ folder: String) -> FolderListing {
    let home = Surroundings.environment("HOME") ?? "/"
    let path = FileCopy.absolute(folder, home: home)
    let entries = Files.names(in: path).prefix(most).map { name in
      Entry(name: name, isFolder: Files.isFolder(path + "/" + name))
    }
    return FolderListing(folder: folder, entries)
  }
}
