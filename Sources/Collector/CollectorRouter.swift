import Hummingbird
import Records
import Values

/// What is answered at which address.
struct CollectorRouter: Sendable {
  let ledger: Ledger
  let reception: Reception
  let questionnaires: [QuestionnaireKey]
  let clock: @Sendable () -> Moment
  /// One line for each batch, fit for a log.
  let log: @Sendable (String) -> Void

  typealias Context = BasicRequestContext

  var router: Router<Context> {
    let router = Router(context: Context.self)
    router.add(middleware: ErrorGate())
    router.get(RouterPath(Routes.health)) { _, _ in Response.json(.present([("status", "ok")])) }
    router.get(RouterPath(Routes.hello)) { request, _ in try hello(request) }
    router.post(RouterPath(Routes.have)) { request, _ in try await have(request) }
    router.post(RouterPath(Routes.batches)) { request, _ in try await batch(request) }
    return router
  }

  private func hello(_ request: Request) throws -> Response {
    _ = try admit(request)
    return .json(
      Hello(collector: ledger.identity, time: clock(), questionnaires: questionnaires).json)
  }

  private func have(_ request: Request) async throws -> Response {
    _ = try admit(request)
    var body: [UInt8] = []
    for try await bytes in request.body {
      guard body.count + bytes.readableBytes <= Limits.lineBytes else { throw ErrorReply.tooLarge }
      body += bytes.readableBytesView
    }
    guard let question = try? HaveRequest(json: body) else { throw ErrorReply.malformed }
    guard question.ids.count <= Limits.ids else { throw ErrorReply.tooMany }
    return .json(try ledger.have(question.ids).json)
  }

  private func batch(_ request: Request) async throws -> Response {
    let source = try admit(request)
    guard request.headers[.contentEncoding].map({ $0 == "identity" }) ?? true else {
      throw ErrorReply.unsupportedEncoding
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }),
      length > Limits.batchBytes
    {
      throw ErrorReply.tooLarge
    }
    do {
      let reply = try await reception.receive(
        request.body.map { Array($0.readableBytesView) }, from: source)
      log("\(source): \(Self.summary(of: reply))")
      return .json(reply.json)
    } catch is CollectorFault {
      log("\(source): nothing could be kept")
      throw ErrorReply.unavailable
    } catch {
      log("\(source): the batch broke off; its complete lines were kept")
      throw error as? ErrorReply ?? .cut
    }
  }

  /// The name of the token that the request carries.
  private func admit(_ request: Request) throws -> String {
    let header = request.headers[.authorization] ?? ""
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer",
      let name = try ledger.tokenName(of: parts[1])
    else { throw ErrorReply.tokenRefused }
    return name
  }

  private static func summary(of reply: BatchReply) -> String {
    let counts = ImportReport(results: reply.results, ending: .complete).counts
    return
      "\(counts.stored) stored, \(counts.duplicates) known already, \(counts.others) not taken"
  }
}
