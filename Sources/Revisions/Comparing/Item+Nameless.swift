import Questionnaires

extension Item {
  /// All that an author said of it but its name, without places in a file and without what is inside.
  var nameless: Item {
    var item = unplaced
    item.name = ""
    item.items = []
    return item
  }

  private var unplaced: Item {
    var item = self
    item.offset = 0
    item.nameOffset = 0
    for text in [\Item.label, \.hint, \.guidanceHint, \.requiredMessage, \.constraintMessage] {
      item[keyPath: text]?.offset = 0
    }
    for rule in [
      \Item.relevant, \.constraint, \.calculation, \.trigger, \.defaultValue, \.choices,
      \.choiceFilter, \.repeatCount, \.instanceLabel,
    ] {
      item[keyPath: rule] = item[keyPath: rule].map { Placed($0.value, at: 0) }
    }
    for rule in [\Item.required, \.readOnly, \.randomize] {
      item[keyPath: rule] = item[keyPath: rule].unplaced
    }
    item.outcome?.offset = 0
    return item
  }
}

extension Requirement {
  fileprivate var unplaced: Requirement {
    if case .when(let rule) = self { .when(Placed(rule.value, at: 0)) } else { self }
  }
}
