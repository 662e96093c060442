import Questionnaires
import Records

/// What chance gives a question once and for all: it stays drawn when the interview moves to another
/// version of its questionnaire, whatever is drawn there beside it.
extension Interview {
  /// What is kept of chance, by the items that keep it; also in instances that are put aside, or were
  /// removed, since that can be taken back.
  public var drawn: [(item: FormItem, value: DrawnByChance.Value)] {
    form.items.filter(\.draws).flatMap { item in
      world.frames.indices.filter { world.frames[$0].scope == item.scope }.compactMap { frame in
        let node = NodeID(frame: frame, item: item.id)
        let cell = world.cell(node)
        guard !cell.answer.isEmpty else { return nil }
        return (item, DrawnByChance.Value(address(of: node), cell.answer, kind: cell.kind))
      }
    }
  }
}

extension FormItem {
  /// Whether its value may hang on chance, or on the moment.
  public var draws: Bool { drawsForGood || calculation?.expression.isVolatile == true }

  /// Whether its value may hang on chance, or on the moment, and then stays: by `once()`, because it is
  /// a default, or because nothing that it reads can have it made again.
  public var drawsForGood: Bool {
    if let calculation { return calculation.expression.isVolatile && (isDrawnForGood || keepsOnce) }
    if case .computed(let value) = defaultValue { return value.expression.isVolatile }
    return false
  }

  /// Whether its calculation draws one time only in each instance.
  var isDrawnForGood: Bool {
    guard let calculation, trigger == nil, calculation.expression.isVolatile else { return false }
    return calculation.targets.isEmpty && !calculation.readsLanguage
  }

  /// Whether its calculation keeps what it gave first.
  public var keepsOnce: Bool {
    definition.calculation?.value.contains(/\bonce\s*\(/) ?? false
  }
}

extension World {
  /// What chance gave a node on an earlier version of the questionnaire.
  func drawn(at node: NodeID) -> DrawnByChance.Value? {
    guard !drawn.isEmpty else { return nil }
    var identities: [Int] = []
    var frame = node.frame
    while frame != 0 {
      identities.append(frames[frame].identity)
      frame = frames[frame].parent
    }
    return drawn[Address(form.items[node.item].name, in: identities.reversed())]
  }
}

extension Beginning {
  /// Where its chance comes from: the seed, and on each later version another that follows from it, so
  /// that what is new there is given nothing that was drawn before.
  var chance: UInt64 {
    guard let drawn else { return seed }
    var source = RandomSource(seed: seed ^ UInt64(truncatingIfNeeded: drawn.moves))
    return source.next()
  }

  var drawnByAddress: [Address: DrawnByChance.Value] {
    Dictionary(drawn?.values.map { ($0.address, $0) } ?? [], uniquingKeysWith: { $1 })
  }
}
