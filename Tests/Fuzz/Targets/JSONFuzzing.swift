import JSONDocuments

/// Any bytes as JSON: faults lie inside the text, and what was read can be written and read again.
enum JSONFuzzing {
  static func run(_ input: [UInt8]) throws(Violation) {
    let (node, faults) = JSONReader.read(input)
    let map = LineMap(input)
    for fault in faults {
      try hold((0...input.count).contains(fault.offset), "a fault lies within the text")
      try hold(!fault.sentence.isEmpty, "a fault has a sentence")
      let place = map.place(of: fault.offset)
      try hold(place.line > 0 && place.column > 0, "places are counted from one")
    }
    guard let node else {
      try hold(!faults.isEmpty, "what is not read has a fault")
      return
    }
    let value = JSONValue(node)
    for pretty in [false, true] {
      let (again, newFaults) = JSONReader.read(JSONWriter.bytes(value, pretty: pretty))
      // A key that stands twice is written twice; nothing else may be wrong with what is written.
      try hold(
        newFaults.allSatisfy { if case .duplicateKey = $0.code { true } else { false } },
        "what is written is sound")
      try hold(again.map { JSONValue($0) } == value, "what is written reads the same")
    }
  }
}
