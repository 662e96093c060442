import Sealing
import Store

/// A store, and a study to whose key interviews can be sealed.
struct StudyDevice {
  let place: Place
  let store: Store
  let study: StudyKeyPair

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
    study = try StudyKeyPair(name: "study")
  }

  /// A whole interview of three entries that only the study opens.
  func finishSealed(_ id: String, _ answer: String = "yes") throws {
    try store.begin(id)
    try store.append(answered(2, answer), to: id, summary: answer)
    try store.finalize(
      id, entry: finished(3), record: specimen(id, answer: answer), summary: answer,
      to: [study.publicKey()])
  }
}
