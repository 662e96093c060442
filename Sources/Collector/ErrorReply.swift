import Hummingbird
import JSONDocuments

/// Why a request was not answered with what it asked for. Goes out as
/// `{"error": code, "message": sentence}` and holds nothing that was sent.
enum ErrorReply: Error, Hashable, CaseIterable {
  case malformed
  case tokenRefused
  case notFound
  case tooLarge
  case tooMany
  case unsupportedEncoding
  case cut
  case unavailable
  case failed

  var status: HTTPResponse.Status {
    switch self {
    case .malformed, .cut, .tooMany: .badRequest
    case .tokenRefused: .unauthorized
    case .notFound: .notFound
    case .tooLarge: .contentTooLarge
    case .unsupportedEncoding: .unsupportedMediaType
    case .unavailable: .serviceUnavailable
    case .failed: .internalServerError
    }
  }

  var code: String {
    switch self {
    case .malformed: "malformed"
    case .tokenRefused: "token_refused"
    case .notFound: "not_found"
    case .tooLarge: "too_large"
    case .tooMany: "too_many"
    case .unsupportedEncoding: "unsupported_encoding"
    case .cut: "cut"
    case .unavailable: "unavailable"
    case .failed: "failed"
    }
  }

  var sentence: String {
    switch self {
    case .malformed: "the request is not what this address takes"
    case .tokenRefused: "the token is missing, unknown or revoked"
    case .notFound: "there is nothing at this address"
    case .tooLarge: "the request is too large: send it in parts; complete lines were kept"
    case .tooMany: "too many identities at once: ask in parts"
    case .unsupportedEncoding: "the body must not be compressed"
    case .cut: "the request broke off; complete lines were kept"
    case .unavailable: "the collector cannot write at the moment: try again later"
    case .failed: "the collector failed: try again later"
    }
  }

  var response: Response {
    var response = Response.json(
      .present([("error", .string(code)), ("message", .string(sentence))]), status: status)
    if self == .unavailable { response.headers[.retryAfter] = "30" }
    if self == .tokenRefused { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }
}

extension Response {
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSONWriter.bytes(value))))
  }
}

/// Turns whatever went wrong into one of the replies above.
struct ErrorGate<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let reply as ErrorReply {
      return reply.response
    } catch let error as HTTPError {
      return (error.status == .notFound ? ErrorReply.notFound : .malformed).response
    } catch is CollectorFault {
      return ErrorReply.unavailable.response
    } catch {
      return ErrorReply.failed.response
    }
  }
}
