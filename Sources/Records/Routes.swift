/// Where a collector is asked what: written once for both sides.
public enum Routes {
  /// The version of the protocol, and the first part of its paths.
  public static let version = 1
  /// `GET`: `Hello`.
  public static let hello = "/v1/hello"
  /// `POST` of a batch's lines: `BatchReply`.
  public static let batches = "/v1/batches"
  /// `POST` of a `HaveRequest`: `HaveReply`.
  public static let have = "/v1/have"
  /// `GET` without a token: whether it is up.
  public static let health = "/health"
}

/// What a collector takes at once, and so what a client sends at most.
public enum Limits {
  /// Bytes of one line, its end not counted.
  public static let lineBytes = 1 << 20
  /// A row of a mirror: a questionnaire of the largest size there is, in Base64.
  public static let rowBytes = 96 << 20
  /// Bytes of one batch.
  public static let batchBytes = 16 << 20
  /// Lines of one batch: each costs an answer, however short it is.
  public static let lines = 5000
  /// Identities in one question.
  public static let ids = 1000
}
