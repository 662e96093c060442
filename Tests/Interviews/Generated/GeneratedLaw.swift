import Interviews
import Questionnaires
import TestKit

/// The law on one generated form: whatever happens, what is kept up to date is what a computation
/// afresh gives.
struct GeneratedLaw {
  let seed: UInt64
  /// How many deeds there are, and after how many each all is compared.
  let deeds: Int
  let pace: Int

  /// What is stale, when, with the smallest form and the fewest deeds found that show it; nil where
  /// the law holds.
  func breach() throws -> String? {
    let form = GeneratedForm(seed: seed)
    let done: [Deed]
    do {
      done = try deeds(in: try compiled(form))
    } catch let fault as FormFault {
      let errors = fault.problems.filter { $0.severity == .error }
      return "Seed \(seed) makes no form:\n\(errors)\n\(form.json)"
    }
    guard breach(of: form, done) != nil else { return nil }
    let (small, few) = shrunk(form, done)
    let what = breach(of: small, few) ?? ""
    return """
      Seed \(seed), after \(few.map { "\($0)" }.joined(separator: "\n  ")):
      \(what)
      \(small.json)
      """
  }

  /// Walks through the form; stops as soon as the law is broken.
  private func deeds(in form: Form) throws -> [Deed] {
    var story = try GeneratedStory(form, seed: seed)
    var random = RandomSource(seed: seed)
    var done: [Deed] = []
    for step in 1...deeds {
      let deed = story.deed(&random)
      guard story.take(deed) else { continue }
      done.append(deed)
      if step % pace == 0, Self.stale(in: story.interview) != nil { break }
    }
    return done
  }

  func compiled(_ form: GeneratedForm) throws -> Form {
    try Scenario.form(
      QuestionnaireFile(name: "seed-\(seed).json", bytes: Array(form.json.utf8)))
  }

  // MARK: The law

  /// What is stale after these deeds; nil where nothing is, or there is no such form.
  private func breach(of form: GeneratedForm, _ deeds: [Deed]) -> String? {
    guard let form = try? compiled(form), var story = try? GeneratedStory(form, seed: seed) else {
      return nil
    }
    for deed in deeds { story.take(deed) }
    return Self.stale(in: story.interview) ?? Self.unlikeReplayed(story.interview)
  }

  private static func stale(in interview: Interview) -> String? {
    let fresh = interview.recomputed()
    let (mine, theirs) = (Sight(interview), Sight(fresh))
    if mine != theirs { return list(mine.differences(from: theirs, in: interview)) }
    // What is computed afresh in a wrong order is not what it is computed from.
    let again = Sight(fresh.recomputed())
    return theirs == again ? nil : "twice: " + list(theirs.differences(from: again, in: fresh))
  }

  private static func unlikeReplayed(_ interview: Interview) -> String? {
    guard let replayed = try? Interview(interview.form, journal: interview.entries) else {
      return "no replay"
    }
    let (mine, theirs) = (Sight(interview), Sight(replayed))
    return mine == theirs
      ? nil : "replayed: " + list(mine.differences(from: theirs, in: interview))
  }

  private static func list(_ lines: [String]) -> String {
    lines.prefix(5).joined(separator: "\n  ")
  }

  // MARK: Making it small

  /// Leaves out deeds, items and keys one by one, as long as something remains stale.
  private func shrunk(_ form: GeneratedForm, _ deeds: [Deed]) -> (GeneratedForm, [Deed]) {
    var (form, deeds) = (form, deeds)
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for place in deeds.indices.reversed() {
        var fewer = deeds
        fewer.remove(at: place)
        if breach(of: form, fewer) != nil { (deeds, isSmaller) = (fewer, true) }
      }
      var place = 0
      while let smaller = form.leavingOut(place) {
        if breach(of: smaller, deeds) != nil {
          (form, isSmaller) = (smaller, true)
        } else {
          place += 1
        }
      }
    }
    return (form, deeds)
  }
}

extension GeneratedForm {
  /// The form without one of its parts, an item or a key; nil when it has fewer.
  fileprivate func leavingOut(_ place: Int) -> GeneratedForm? {
    var copy = self
    var place = place
    return copy.sections.leaveOut(&place) ? copy : nil
  }
}

extension [GeneratedItem] {
  fileprivate mutating func leaveOut(_ place: inout Int) -> Bool {
    for index in indices {
      if place == 0 {
        remove(at: index)
        return true
      }
      place -= 1
      if self[index].keys.indices.contains(place) {
        self[index].keys.remove(at: place)
        return true
      }
      place -= self[index].keys.count
      if self[index].items.leaveOut(&place) { return true }
    }
    return false
  }
}
