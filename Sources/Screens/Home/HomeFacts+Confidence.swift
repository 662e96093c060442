/// Who can read what is kept, said before anything is asked.
extension HomeFacts {
  func protection(_ words: Catalogue) -> String {
    words[isProtected ? .homeProtected : .homeProtection]
  }
}

extension HomeFacts.InstalledQuestionnaire {
  func confidence(_ words: Catalogue) -> String {
    sealedTo.isEmpty
      ? words[.pickerReadable] : words(.pickerSealed, sealedTo.joined(separator: ", "))
  }
}
