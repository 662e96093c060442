extension SyncFault {
  /// One word for logs and scripts. It never changes.
  public var code: String {
    switch self {
    case .badAddress: "bad_address"
    case .plainHTTP: "plain_http"
    case .tokenRefused: "token_refused"
    case .notACollector: "not_a_collector"
    case .otherProtocol: "other_protocol"
    case .redirected: "redirected"
    case .untrusted: "untrusted"
    case .refused: "refused"
    case .tooLarge: "too_large"
    case .busy: "busy"
    case .serverFailed: "server_failed"
    case .portal: "portal"
    case .strangeReply: "strange_reply"
    case .unreachable: "unreachable"
    case .timedOut: "timed_out"
    case .cut: "cut"
    }
  }
}
