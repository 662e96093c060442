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
    // How many entries a repeat has tells nobody's answer.
    expression.itemsRead.filter { !items[$0].type.isContainer }.map { privacies[$0] }.max() ?? .open
  }

  static func privacies(of items: [FormItem]) -> [Privacy] {
    var privacies: [Privacy] = []
    var readers = PrivacyReaders()
    for item in items {
      let around = item.parent.map { privacies[$0] } ?? .open
      privacies.append(max(around, item.ownPrivacy))
      if let calculation = item.calculation { readers.note(calculation, of: item.id, items) }
    }
    var spreading = privacies.indices.filter { privacies[$0] > .open }
    while let id = spreading.popLast() {
      for reader in readers.next(after: items[id], privacies[id])
      where privacies[reader] < privacies[id] {
        privacies[reader] = privacies[id]
        spreading.append(reader)
      }
    }
    return privacies
  }
}

/// Which calculations read an item: by itself, or with all that lies beside it.
private struct PrivacyReaders {
  private var ofItem: [ItemID: [ItemID]] = [:]
  /// By what they lie in, nil being the root.
  private var ofAllIn: [ItemID?: [ItemID]] = [:]
  /// How private a thing those who read all in a container know of already.
  private var told: [ItemID?: Privacy] = [:]

  mutating func note(_ calculation: CompiledExpression, of reader: ItemID, _ items: [FormItem]) {
    for target in calculation.targets {
      switch target {
      case .item(let item, _, _): note([item], of: reader, items)
      case .route(let route):
        for leg in route.legs {
          if case .down(let passed, _) = leg { note(passed, of: reader, items) }
        }
      case .list, .column, .member, .root, .text, .nothing: continue
      }
    }
  }

  /// Of many that are passed at once it is enough to know what each of them lies in.
  private mutating func note(_ passed: [ItemID], of reader: ItemID, _ items: [FormItem]) {
    let parents = Set([passed.first, passed.last].compactMap { $0.map { items[$0].parent } })
    if passed.count > 8, parents.count == 1, let parent = parents.first {
      ofAllIn[parent, default: []].append(reader)
      return
    }
    for read in passed where !items[read].type.isContainer {
      ofItem[read, default: []].append(reader)
    }
  }

  /// Those who have not been told yet that something so private is among what they read.
  mutating func next(after item: FormItem, _ privacy: Privacy) -> [ItemID] {
    let own = ofItem[item.id] ?? []
    guard let all = ofAllIn[item.parent], told[item.parent] ?? .open < privacy else { return own }
    told[item.parent] = privacy
    return own + all
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
