import Expressions

/// Says what a reference means, seen from one item.
struct ReferenceResolver {
  let items: [FormItem]
  let scopes: [Scope]
  let idByName: [String: ItemID]
  /// The item that the expression belongs to; nil for the questionnaire's own.
  let from: ItemID?
  let scope: ScopeID
  /// Whether bare names are columns of the choice being judged.
  let inFilter: Bool

  struct Fault: Error {
    let code: ProblemCode
  }

  func resolve(_ reference: Reference) -> Result<Target, Fault> {
    switch reference.target {
    case .named(let name): named(name)
    case .path(let path): resolve(path)
    }
  }

  /// `${name}`: the sibling where there is one, every instance's where there is not.
  private func named(_ name: String) -> Result<Target, Fault> {
    guard let id = idByName[name] else { return .failure(unknown(name)) }
    return .success(.item(id, anchor: scopes.common(scope, items[id].scope)))
  }

  private func resolve(_ path: Path) -> Result<Target, Fault> {
    if inFilter, path.start == .current, path.steps.count == 1,
      case .child(let name) = path.steps[0]
    {
      return .success(.column(name))
    }
    switch path.start {
    case .root: return absolute(path)
    case .current: return relative(path)
    }
  }

  /// `/data/group/question`: all instances, wherever it is asked from.
  private func absolute(_ path: Path) -> Result<Target, Fault> {
    guard case .child("data")? = path.steps.first, path.steps.count > 1 else {
      return .failure(Fault(code: .unknownPath(path.text)))
    }
    return walk(path.steps.dropFirst(), from: nil, anchor: 0, path)
  }

  private func relative(_ path: Path) -> Result<Target, Fault> {
    guard let from else { return .failure(Fault(code: .unknownPath(path.text))) }
    return walk(path.steps[...], from: from, anchor: items[from].scope, path)
  }

  private func walk(
    _ steps: ArraySlice<Path.Step>, from start: ItemID?, anchor: ScopeID, _ path: Path
  ) -> Result<Target, Fault> {
    var at = start
    var anchor = anchor
    for step in steps {
      switch step {
      case .child(let name):
        guard let next = child(name, of: at) else {
          return .failure(Fault(code: .unknownPath(path.text)))
        }
        at = next
      case .parent:
        guard let here = at else { return .failure(Fault(code: .unknownPath(path.text))) }
        // From inside an instance to the repeat is to stay in that instance; from the repeat on,
        // the frame is the one around it.
        if items[here].type == .repeat { anchor = items[here].scope }
        at = items[here].parent
      case .anyChild: return .failure(Fault(code: .unknownPath(path.text)))
      }
    }
    guard let at else { return .failure(Fault(code: .unknownPath(path.text))) }
    return .success(.item(at, anchor: anchor))
  }

  private func child(_ name: String, of parent: ItemID?) -> ItemID? {
    guard let id = idByName[name], items[id].parent == parent else { return nil }
    return id
  }

  private func unknown(_ name: String) -> Fault {
    let names = items.map(\.name)
    return Fault(
      code: .unknownReference(name, suggestion: Spelling.nearest(to: name, among: names)))
  }
}
