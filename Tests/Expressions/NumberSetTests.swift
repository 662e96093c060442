import Testing

@testable import Expressions

struct NumberSetTests {
  static let relations: [NumberSet.Relation] = [
    .equal, .less, .lessOrEqual, .greater, .greaterOrEqual,
  ]
  static let sets = relations.flatMap { relation in [2.0, 5].map { NumberSet(relation, $0) } }
  static let numbers: [Double] = [-.infinity, 1, 2, 3, 5, 6, .infinity, .nan]

  @Test(arguments: relations)
  func `what a comparison holds for is in its set, and nothing else`(
    relation: NumberSet.Relation
  ) {
    let set = NumberSet(relation, 2)
    for number in Self.numbers {
      let holds =
        switch relation {
        case .equal: number == 2
        case .less: number < 2
        case .lessOrEqual: number <= 2
        case .greater: number > 2
        case .greaterOrEqual: number >= 2
        }
      #expect(set.contains(number) == holds, "\(number)")
      #expect(set.complement.contains(number) == !holds, "\(number)")
    }
  }

  @Test func `sets together hold what both, or either, hold`() {
    for a in Self.sets + [.all, .empty, .none, .numbers] {
      for b in Self.sets {
        for number in Self.numbers {
          let (inA, inB) = (a.contains(number), b.contains(number))
          #expect(a.intersection(b).contains(number) == (inA && inB))
          #expect(a.union(b).contains(number) == (inA || inB))
        }
      }
    }
  }

  @Test func `bounds that exclude each other leave nothing`() {
    #expect(NumberSet(.greater, 5).intersection(NumberSet(.less, 5)).isEmpty)
    #expect(!NumberSet(.greaterOrEqual, 5).intersection(NumberSet(.lessOrEqual, 5)).isEmpty)
    #expect(NumberSet(.greater, 1).intersection(NumberSet(.less, 2)).whole.isEmpty)
    #expect(NumberSet(.equal, .nan).isEmpty)
  }

  @Test func `steps are counted from their start, errors of rounding forgiven`() {
    #expect(!NumberSet(.equal, 0.3).steps(of: 0.1, from: 0).isEmpty)
    #expect(NumberSet(.equal, 0.35).steps(of: 0.1, from: 0).isEmpty)
    #expect(
      NumberSet(.greater, 0.3).intersection(NumberSet(.less, 0.4)).steps(of: 0.1, from: 0).isEmpty)
    #expect(!NumberSet(.equal, 7).steps(of: 2, from: 1).isEmpty)
    #expect(NumberSet(.equal, 8).steps(of: 2, from: 1).isEmpty)
    #expect(!NumberSet(.less, 0).steps(of: 5, from: 10).isEmpty)
  }
}
