/// How much of what could tell who answered is written.
///
/// Personal are the questions that their author marked with `personal_data`, all that lies in a
/// group or repeat so marked, and the telephone number and e-mail address of the device's user. A
/// question that is personal in one version of a questionnaire is personal in all of them.
public enum PersonalData: Sendable, Hashable {
  /// None of it.
  case leftOut
  /// Of these questions, and of the questions in these groups and repeats, alone.
  case named(Set<String>)
  /// All of it.
  case included

  func asksFor(_ name: String) -> Bool {
    switch self {
    case .leftOut: false
    case .named(let names): names.contains(name)
    case .included: true
    }
  }
}
