/// Why talking to a collector failed. Holds no text from outside and no part of a token.
public enum SyncFault: Error, Sendable, Hashable {
  // Somebody has to do something about these.
  case badAddress
  case plainHTTP(host: String)
  case tokenRefused
  case notACollector
  case otherProtocol(versions: [Int])
  case redirected
  case untrusted
  case refused(status: Int)

  // Trying again can help against these.
  case tooLarge
  case busy(retryAfterSeconds: Int?)
  case serverFailed(status: Int)
  case portal
  case strangeReply
  case unreachable
  case timedOut
  case cut
}

extension SyncFault {
  /// Whether it may pass by itself.
  public var isPassing: Bool {
    switch self {
    case .tooLarge, .busy, .serverFailed, .portal, .strangeReply, .unreachable, .timedOut, .cut:
      true
    case .badAddress, .plainHTTP, .tokenRefused, .notACollector, .otherProtocol, .redirected,
      .untrusted, .refused:
      false
    }
  }

  /// What happened and how to mend it, for a person. That nothing is lost is true of each.
  public var sentence: String {
    switch self {
    case .badAddress:
      "the collector's address is none: write it as https://collector.example.org"
    case .plainHTTP(let host):
      "\(host) would be reached without encryption, so nothing was sent: use https"
    case .tokenRefused:
      "the collector refused the token: ask whoever runs it for a new one"
    case .notACollector:
      "there is a server at this address, but no collector: check the address"
    case .otherProtocol(let versions):
      "the collector speaks version \(Self.list(versions)) of the protocol, this canvass another: "
        + "update the older of the two"
    case .redirected:
      "the address leads elsewhere, and answers are not sent elsewhere: use the final address"
    case .untrusted:
      "the server could not prove who it is, so nothing was sent: check the address, the network "
        + "and this machine's clock"
    case .refused(let status):
      "the collector refused the request (\(status)): update canvass or ask whoever runs it"
    default: passingSentence
    }
  }

  private var passingSentence: String {
    switch self {
    case .tooLarge: "the collector takes less at once; smaller batches are tried"
    case .busy: "the collector is busy; it is tried again later"
    case .serverFailed(let status):
      "the collector failed (\(status)); it is tried again later"
    case .portal:
      "something answered that is not the collector, perhaps the network's own sign-in page: open "
        + "a browser, sign in, and try again"
    case .strangeReply:
      "the collector's answer fits no record that was sent; all of them are still kept here"
    case .unreachable: "the collector cannot be reached: check the network and the address"
    case .timedOut: "the collector did not answer in time; it is tried again later"
    default: "the connection broke off; it is tried again later"
    }
  }

  private static func list(_ versions: [Int]) -> String {
    versions.map(String.init).joined(separator: ", ")
  }
}
