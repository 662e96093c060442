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
    item.label?.offset = 0
    item.relevant = item.relevant?.unplaced
    item.choices = item.choices?.unplaced
    item.required = item.required.unplaced
    item.details = item.details.unplaced
    return item
  }
}

extension Item.Details {
  fileprivate var unplaced: Item.Details {
    var details = self
    for text in [\Self.hint, \.guidanceHint, \.requiredMessage, \.constraintMessage] {
      details[keyPath: text]?.offset = 0
    }
    for rule in [
      \Self.constraint, \.calculation, \.trigger, \.defaultValue, \.choiceFilter, \.repeatCount,
      \.instanceLabel,
    ] {
      details[keyPath: rule] = details[keyPath: rule]?.unplaced
    }
    for rule in [\Self.readOnly, \.randomize] {
      details[keyPath: rule] = details[keyPath: rule].unplaced
    }
    details.outcome?.offset = 0
    for place in details.checks.indices {
      details.checks[place].rule = details.checks[place].rule.unplaced
      details.checks[place].message.offset = 0
    }
    for place in details.probes.indices { details.probes[place].offset = 0 }
    return details
  }
}

extension Placed {
  fileprivate var unplaced: Placed { Placed(value, at: 0) }
}

extension Requirement {
  fileprivate var unplaced: Requirement {
    if case .when(let rule) = self { .when(rule.unplaced) } else { self }
  }
}
