/// What a finished interview is told to end with.
public struct Farewell: Sendable, Hashable {
  /// The code with which the respondent can withdraw, as it is said.
  public let withdrawal: String
  /// Whose keys the interview is sealed to; none where it stays readable.
  public let sealedTo: [String]

  public init(withdrawal: String, sealedTo: [String]) {
    self.withdrawal = withdrawal
    self.sealedTo = sealedTo
  }

  func lines(_ words: Catalogue) -> [String] {
    let sealed =
      sealedTo.isEmpty ? [] : [words(.doneSealed, sealedTo.joined(separator: ", "))]
    return sealed + [words(.doneWithdrawal, withdrawal)]
  }
}
