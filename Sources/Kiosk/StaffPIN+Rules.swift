extension StaffPIN {
  /// What keeps digits from being a PIN; nil: nothing.
  public static func fault(of digits: String) -> Fault? {
    let values = digits.utf8.map { Int($0) - Int(UInt8(ascii: "0")) }
    guard values.allSatisfy((0...9).contains) else { return .notDigits }
    guard values.count >= lengths.lowerBound else { return .tooShort }
    guard values.count <= lengths.upperBound else { return .tooLong }
    if Set(values).count == 1 { return .oneDigit }
    if isRow(values) { return .aRow }
    return isTwice(values) || isYear(values) ? .guessable : nil
  }

  /// 1234, 4321, 7890.
  private static func isRow(_ values: [Int]) -> Bool {
    let steps = Set(zip(values, values.dropFirst()).map { ($1 - $0 + 10) % 10 })
    return steps == [1] || steps == [9]
  }

  /// 1212, 123123.
  private static func isTwice(_ values: [Int]) -> Bool {
    let half = values.count / 2
    return values.count % 2 == 0 && values.prefix(half) == values.suffix(half)
  }

  /// 1984, 2026.
  private static func isYear(_ values: [Int]) -> Bool {
    guard values.count == 4 else { return false }
    return (1926...2035).contains(values.reduce(0) { $0 * 10 + $1 })
  }
}

extension StaffPIN.Fault {
  /// What is wrong and how to mend it, for whoever sets the PIN.
  public var sentence: String {
    switch self {
    case .notDigits: "a PIN is made of the digits 0 to 9 alone, for it is typed on a keypad"
    case .tooShort: "that is too short: take 4 digits or more, better 6"
    case .tooLong: "that is too long: take 12 digits or fewer"
    case .oneDigit: "digits that are all the same are the first that anybody tries; take others"
    case .aRow: "digits in a row are among the first that anybody tries; take others"
    case .guessable:
      "a year, or the same digits twice, are among the first that anybody tries; take others"
    case .noMemory: "there is too little memory to hash the PIN: close other programs, try again"
    }
  }
}
