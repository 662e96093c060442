import Collector
import Foundation
import JSONDocuments
import Records
import Values

/// A folder of its own for one test, gone when the test is.
final class Place: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/collector-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var database: String { path + "/data/collector.sqlite" }
}

let noon = Moment(milliseconds: 1_795_275_731_250)

func id(_ number: Int) -> String {
  "uuid:00000000-0000-4000-8000-" + String(100_000_000_000 + number)
}

/// A finalized interview, frozen.
func frozen(
  _ number: Int, answer: String = "yes", state: InterviewRecord.State = .finalized
) throws -> FrozenRecord {
  let interview = InterviewRecord(
    id: id(number), questionnaire: QuestionnaireKey(id: "survey", version: "1", hash: "sha256:00"),
    state: state, disposition: "110", language: "en", mode: .capi, started: noon,
    finalized: state == .draft ? nil : noon, answers: [.text(name: "heard", answer)])
  return try FrozenRecord(
    id: id(number), bytes: JSONWriter.bytes(interview.json), digest: sha256)
}

/// A body that arrives in pieces of any size and may break off.
struct Pieces: AsyncSequence, Sendable {
  struct BrokenOff: Error {}

  let bytes: [UInt8]
  var size = 1000
  var breaksOff = false

  func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...], pieces: self) }

  struct Iterator: AsyncIteratorProtocol {
    var rest: ArraySlice<UInt8>
    let pieces: Pieces

    mutating func next() async throws -> [UInt8]? {
      if rest.isEmpty {
        if pieces.breaksOff { throw BrokenOff() }
        return nil
      }
      defer { rest = rest.dropFirst(pieces.size) }
      return Array(rest.prefix(pieces.size))
    }
  }
}

extension BatchReply {
  /// The words of the results: `stored`, `duplicate`, or why not.
  var words: [String] {
    results.map { result in
      switch result.verdict {
      case .stored: "stored"
      case .duplicate: "duplicate"
      case .conflict: "conflict"
      case .erased: "erased"
      case .rejected(let rejection, let retry): "\(rejection.code) \(retry.rawValue)"
      }
    }
  }
}
