/// What whoever shuts the program must know.
extension App {
  /// The interview that is open and can be gone on with; practice cannot.
  public var openInterview: String? {
    guard let interview, !interview.interview.beginning.isPractice else { return nil }
    return interview.id
  }

  /// Whether the disk has not taken what was said.
  public var isUnsaved: Bool { unsavedReason != nil }
}

extension PlainApp {
  /// The interview that is open and can be gone on with; practice cannot.
  public var openInterview: String? { app.openInterview }
}
