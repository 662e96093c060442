/// What reaching a note with an `outcome` does: the interview ends with this disposition.
public struct OutcomeRule: Sendable, Hashable {
  public var code: String
  public var keepsAnswers: Bool
  public var offset: Int

  public init(code: String, keepsAnswers: Bool, at offset: Int = 0) {
    self.code = code
    self.keepsAnswers = keepsAnswers
    self.offset = offset
  }
}
