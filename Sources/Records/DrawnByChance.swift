import JSONDocuments

/// What chance gave the questions of an interview on an earlier version of its questionnaire: it is
/// not drawn anew on this one.
public struct DrawnByChance: Sendable, Hashable {
  /// How often the interview has moved from version to version: what is new in each has a chance of its
  /// own, which gives nobody again what another question has drawn.
  public let moves: Int
  /// How many entries the journal had when it moved: what is calculated anew later is drawn anew.
  public let entries: Int
  public let values: [Value]

  public init(moves: Int, entries: Int = 0, values: [Value]) {
    self.moves = moves
    self.entries = entries
    self.values = values
  }

  /// What one question, or calculation, keeps.
  public struct Value: Sendable, Hashable {
    public let address: Address
    /// In lexical form.
    public let text: String
    public let kind: ComputedKind
    /// Whether its rule says what it said: then this is all of its value, and else what `once()` gives in it.
    public let isWhole: Bool

    public init(_ address: Address, _ text: String, kind: ComputedKind, isWhole: Bool = false) {
      self.address = address
      self.text = text
      self.kind = kind
      self.isWhole = isWhole
    }
  }
}

/// What kind of value a calculation gave, of which the lexical form is kept.
public enum ComputedKind: String, Sendable, Hashable {
  case text
  case number
  case truth
  case day
  case moment
}

// MARK: - JSON

extension DrawnByChance {
  /// `{"moves":1,"entries":40,"values":[{"item":"arm","in":[2],"value":"1","kind":"number"}]}`
  var json: JSONValue {
    .present([
      ("moves", .integer(moves)), ("entries", .integer(entries)),
      ("values", .array(values.map(\.json))),
    ])
  }

  init(_ node: JSONNode) throws(RecordFault) {
    var values: [Value] = []
    for element in try node.required("values").elements ?? .none {
      values.append(try Value(element))
    }
    self.init(
      moves: try node.integer("moves"), entries: node["entries"]?.integer ?? 0, values: values)
  }
}

extension DrawnByChance.Value {
  var json: JSONValue {
    .present(
      address.members + [
        ("value", .string(text)), ("kind", .string(kind.rawValue)),
        ("whole", isWhole ? .bool(true) : nil),
      ])
  }

  init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      try node.address(), try node.text("value"), kind: try node.choice("kind"),
      isWhole: node["whole"]?.bool ?? false)
  }
}
