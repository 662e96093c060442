/// Who can read what is kept, said before anything is asked.
extension HomeFacts {
  func protection(_ words: Catalogue) -> String {
    isReadOnly ? words[.homeReadOnly] : words[isProtected ? .homeProtected : .homeProtection]
  }
}

extension HomeFacts {
  /// What is known of the second copy on another medium.
  public enum SecondCopy: Sendable, Equatable {
    case current
    /// So many interviews are not in it as they are.
    case behind(Int)
    case failed(Told)

    func sentence(_ words: Catalogue) -> String {
      switch self {
      case .current: words[.mirrorCurrent]
      case .behind(let count): words(.mirrorBehind, count)
      case .failed(let told): "! " + words.sentence(told)
      }
    }
  }
}

extension HomeFacts.InstalledQuestionnaire {
  func confidence(_ words: Catalogue) -> String {
    sealedTo.isEmpty
      ? words[.pickerReadable] : words(.pickerSealed, sealedTo.joined(separator: ", "))
  }
}
