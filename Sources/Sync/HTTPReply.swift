import Records

/// What came back over HTTP, before it is known whether the collector said it.
public struct HTTPReply: Sendable, Hashable {
  public let status: Int
  public let body: [UInt8]
  /// `Retry-After`, if it was a number of seconds.
  public let retryAfterSeconds: Int?

  public init(status: Int, body: [UInt8], retryAfterSeconds: Int? = nil) {
    self.status = status
    self.body = body
    self.retryAfterSeconds = retryAfterSeconds
  }
}

extension HTTPReply {
  /// The reply as the shape that was asked for. A success that is not that shape is not the
  /// collector's: a network's sign-in page answers 200 to everything.
  public func read<Shape: JSONShape>(as: Shape.Type) throws(SyncFault) -> Shape {
    if let fault { throw fault }
    do {
      return try Shape(json: body)
    } catch {
      throw .portal
    }
  }

  /// A collector's introduction. Refuses one that speaks another protocol.
  public func hello() throws(SyncFault) -> Hello {
    let hello = try read(as: Hello.self)
    guard hello.protocols.contains(Routes.version) else {
      throw .otherProtocol(versions: hello.protocols)
    }
    return hello
  }

  private var fault: SyncFault? {
    switch status {
    case 200: nil
    case 201..<300, 511: .portal
    case 300..<400: .redirected
    case 401, 403: .tokenRefused
    case 404, 405, 410, 501: .notACollector
    case 408: .timedOut
    case 413: .tooLarge
    case 429, 503: .busy(retryAfterSeconds: retryAfterSeconds)
    case 500...: .serverFailed(status: status)
    default: .refused(status: status)
    }
  }
}
