import Interviews
import Questionnaires

extension Ideas {
  /// Texts that rules name or describe by a pattern, texts of the lengths that they compare with,
  /// and the usual shapes. Whatever can be, can be seen to be nobody's.
  mutating func texts(_ node: NodeID) -> [String] {
    let known = literals(node)
    var texts = ["Simulated answer \(1 + random.below(1000))"]
    let samples = patterned(node)
    texts = samples.reversed() + texts
    // What a text begins with is often demanded beside its pattern.
    for sample in samples {
      texts += known.strings.filter { $0.count < sample.count }
        .map { $0 + sample.dropFirst($0.count) }
    }
    let computed = interview.valuesCompared(at: node).map(\.text)
    if random.happens(50) {
      texts = random.shuffled(known.strings) + texts
    } else {
      texts += random.shuffled(known.strings)
    }
    texts += computed + computed.map { $0 + Self.filler(5) }
    // A text may be a list that the answer is to be one of: `selected('kg lb', .)`.
    texts += random.shuffled(known.strings.flatMap(Self.words)).prefix(6)
    let lengths = known.numbers.filter { (0...5000).contains($0) }.prefix(6)
      .flatMap { [Int($0) - 1, Int($0), Int($0) + 1] }
    texts += lengths.map(Self.filler)
    // What must be in it, in a text that is as long as it must be.
    for part in random.shuffled(known.strings).prefix(6) where !part.isEmpty {
      for length in lengths where length > part.count {
        let rest = Self.filler(length - part.count)
        texts += [part + rest, rest + part]
      }
    }
    let digits = String(100_000 + random.below(900_000))
    texts += [
      "simulated@example.org", "https://example.org/", "+1 758 555 0100", digits,
      String(digits.prefix(4)), "AB" + digits, String(random.below(100)), "A", "Simulated",
    ]
    for length in [2, 5, 8, 10, 12, 20, 40] { texts.append(Self.filler(length)) }
    // White space alone is no answer.
    return texts.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// Texts that fit the patterns that rules name.
  mutating func patterned(_ node: NodeID) -> [String] {
    literals(node).patterns.flatMap { pattern in
      let read = TextPattern(pattern)
      return (0..<6).map { _ in read.sample(&random) }
    }
  }

  private static func words(of text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    return words.count > 1 ? words : []
  }

  private static func filler(_ length: Int) -> String {
    let word = "simulated "
    let text = String(
      String(repeating: word, count: max(0, length) / word.count + 1).prefix(max(0, length)))
    return text.hasSuffix(" ") ? text.dropLast() + "x" : text
  }
}
