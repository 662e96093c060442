import Values

/// What stands beside `.` in an expression, for whoever looks for an answer that it would take.
extension Expression {
  /// The values that the own answer is compared with, as things stand: of `. = ${men} + ${women}` the
  /// sum.
  public func valuesBesideCurrent(in lookup: any Lookup) -> [Value] {
    var found: [Value] = []
    visit { node in
      guard case .binary(let symbol, let left, let right) = node, symbol.relation != nil else {
        return
      }
      if isCurrent(left) { found.append(right.value(in: lookup)) }
      if isCurrent(right) { found.append(left.value(in: lookup)) }
    }
    return found
  }

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
