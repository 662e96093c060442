/// `true`, or an expression, or neither.
public enum Requirement: Sendable, Hashable {
  case never
  case always
  case when(Placed<String>)
}
