/// Whose business the answer to an item is. One rule, for screens, lists, what scripts are shown and
/// what a new interview takes over from another.
public enum Privacy: Int, Sendable, Comparable {
  /// Anybody's who may see the interview.
  case open
  /// It can tell who somebody is: nobody's outside the interview who does not ask for it.
  case personal
  /// It is not shown in lists even on the screen of who asks: what is marked `sensitive`, and what is
  /// masked while it is typed.
  case sensitive

  public static func < (a: Privacy, b: Privacy) -> Bool { a.rawValue < b.rawValue }
}

extension Form {
  /// How private the answer to an item is: as its author marked it or what it stands in; what is
  /// calculated is as private as what it is calculated from.
  public func privacy(of item: FormItem) -> Privacy { privacies[item.id] }

  /// How private the value of an expression is: as the most private answer that it reads.
  public func privacy(of expression: CompiledExpression) -> Privacy {
    expression.itemsRead(in: items).map { privacies[$0] }.max() ?? .open
  }

  static func privacies(of items: [FormItem]) -> [Privacy] {
    var privacies: [Privacy] = []
    var readers: [ItemID: [ItemID]] = [:]
    for item in items {
      let around = item.parent.map { privacies[$0] } ?? .open
      privacies.append(max(around, item.ownPrivacy))
      for read in item.calculation?.itemsRead(in: items) ?? [] {
        readers[read, default: []].append(item.id)
      }
    }
    var spreading = privacies.indices.filter { privacies[$0] > .open }
    while let id = spreading.popLast() {
      for reader in readers[id] ?? [] where privacies[reader] < privacies[id] {
        privacies[reader] = privacies[id]
        spreading.append(reader)
      }
    }
    return privacies
  }
}

extension FormItem {
  fileprivate var ownPrivacy: Privacy {
    if definition.sensitive || definition.appearance.contains("masked") { return .sensitive }
    return definition.personalData || type.isPersonal ? .personal : .open
  }
}

extension ItemType {
  /// Whether it holds how to reach the device's user.
  public var isPersonal: Bool { self == .phonenumber || self == .email }
}

extension CompiledExpression {
  /// The items whose answers it reads; how many entries a repeat has tells nobody's answer.
  fileprivate func itemsRead(in items: [FormItem]) -> [ItemID] {
    targets.flatMap { target -> [ItemID] in
      switch target {
      case .item(let item, _, _): [item]
      case .route(let route): route.items
      case .list, .column, .member, .root, .text, .nothing: []
      }
    }.filter { !items[$0].type.isContainer }
  }
}
