import Values

/// What stands beside `.` in an expression, for whoever looks for an answer that it would take.
extension Expression {
  /// The values that the own answer is compared with, as things stand: of `. = ${men} + ${women}` the
  /// sum, of `starts-with(., ${code})` the code.
  public func valuesBesideCurrent(in lookup: any Lookup) -> [Value] {
    var found: [Value] = []
    visit { node in
      switch node {
      case .binary(let symbol, let left, let right) where symbol.relation != nil:
        if isCurrent(left) { found.append(right.value(in: lookup)) }
        if isCurrent(right) { found.append(left.value(in: lookup)) }
      case .call(let function, let arguments)
      where Self.comparing.contains(function.name) && arguments.count == 2:
        if isCurrent(arguments[0]) { found.append(arguments[1].value(in: lookup)) }
      default: return
      }
    }
    return found
  }

  private static let comparing: Set<String> = ["starts-with", "ends-with", "contains"]

  /// The shapes that the own answer must lie in, or outside of, by `geofence()`.
  public func fencesAroundCurrent(in lookup: any Lookup) -> [String] {
    var found: [String] = []
    visit { node in
      guard case .call(let function, let arguments) = node, function.name == "geofence",
        isCurrent(arguments[0])
      else { return }
      found.append(arguments[1].value(in: lookup).text)
    }
    return found
  }

  private func isCurrent(_ node: Node) -> Bool {
    guard case .reference(let index) = node, references[index].context == nil,
      case .path(let path) = references[index].target
    else { return false }
    return path.steps.isEmpty && (path.start == .here || path.start == .current)
  }
}
