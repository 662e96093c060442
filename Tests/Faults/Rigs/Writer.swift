import Foundation
import Store

/// Somebody who answers without a pause, and tells a pipe of each answer that the store says it has.
package struct Writer {
  /// When it tells of an answer.
  package enum Manner: String, Sendable {
    case afterwards
    /// Before the store has it: the fault that a rig must notice.
    case before
  }

  private let store: Store
  private let manner: Manner
  private let id: String

  /// - Parameter number: of the interview; each run has its own.
  package init(
    _ directory: String, number: Int, _ durability: Store.Durability, _ manner: Manner
  ) throws {
    store = try Store(directory: directory, durability: durability)
    id = Specimens.id(number)
    self.manner = manner
  }

  /// Writes until it is killed or the store refuses, telling `ID ENTRIES` of each.
  package func run(telling: FileHandle) throws {
    try store.begin(
      id, questionnaire: Specimens.survey, bytes: Specimens.surveyBytes, entry: Specimens.began)
    var numbers = SeededNumbers(1)
    for sequence in 2... {
      let told = Data("\(id) \(sequence)\n".utf8)
      if manner == .before { try telling.write(contentsOf: told) }
      let entry = Specimens.answered(sequence, numbers.text(upTo: 80))
      try store.append(entry, to: id, summary: "")
      if manner == .afterwards { try telling.write(contentsOf: told) }
    }
  }
}
