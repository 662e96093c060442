/// Problems that are listed up to a number; what comes after them is one problem that counts it.
struct ProblemTally {
  private(set) var listed: [Problem] = []
  /// Where the first stands that is not listed, and what all of those together are.
  private var unlisted: (place: Place, count: Int, areErrors: Bool)?

  /// - Parameter place: worked out only for what is listed.
  mutating func add(_ code: ProblemCode, at place: @autoclosure () -> Place, item: String?) {
    if listed.count < ProblemReport.most {
      listed.append(Problem(code, at: place(), item: item))
    } else {
      count(1, at: place(), areErrors: code.severity == .error)
    }
  }

  /// Takes in so many that are not to be listed, of which the first stands at a place.
  mutating func count(_ further: Int, at place: @autoclosure () -> Place, areErrors: Bool) {
    let before = unlisted ?? (place: place(), count: 0, areErrors: false)
    unlisted = (before.place, before.count + further, before.areErrors || areErrors)
  }

  /// How many were found.
  var count: Int { listed.count + (unlisted?.count ?? 0) }

  /// Those that are listed, and one that stands for the others.
  var problems: [Problem] {
    guard let unlisted else { return listed }
    let further = ProblemCode.furtherProblems(unlisted.count, areErrors: unlisted.areErrors)
    return listed + [Problem(further, at: unlisted.place)]
  }
}
