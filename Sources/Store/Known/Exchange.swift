/// In what a store differs from the one that was known in its place.
public enum Exchange: Sendable, Hashable {
  /// It opened with a passphrase, and is gone.
  case gone
  /// It opened with a passphrase, and opens without.
  case unprotected
  /// It is of a version that signed nothing yet.
  case unsigned(known: String)
  /// It signs with another key.
  case signer(known: String, found: String)
}

extension Exchange {
  func sentence(_ path: String) -> String {
    let accept = "canvass doctor --accept"
    return switch self {
    case .gone:
      "the store that was in \(path) is gone; it opened with a passphrase. Put its folder back, or bring "
        + "it back from the second copy: canvass restore; to begin a new one there: \(accept)"
    case .unprotected:
      "\(path) opened with a passphrase, and now opens without: somebody may have exchanged it. Copy the "
        + "folder away, then take the device back from the second copy: canvass doctor --repair --mirror "
        + "FOLDER; if you exchanged it yourself: \(accept)"
    case .unsigned(let known):
      "\(path) is a store of a version that signed nothing yet, and the one that was there signs as \(known): "
        + "somebody may have exchanged it. Copy the folder away, then bring the right one back, from the "
        + "second copy say: canvass restore; if you put it there yourself: \(accept)"
    case .signer(let known, let found):
      "\(path) signs as \(found), and the store that was there as \(known): somebody may have exchanged it. "
        + "Copy the folder away, then take the device back from the second copy: canvass doctor --repair "
        + "--mirror FOLDER; if you moved or restored it yourself: \(accept)"
    }
  }
}
