/// Which question of an interview is meant: its name, and the identity of the instance of each
/// repeat around it, outermost first.
///
/// Identities never change and never come back, so that a removed instance moves nobody's answers.
public struct Address: Sendable, Hashable {
  /// The item's name, unique in the questionnaire.
  public let name: String
  /// One identity for each repeat that encloses the item; for a repeat's own address, those around it.
  public let instances: [Int]

  public init(_ name: String, in instances: [Int] = []) {
    self.name = name
    self.instances = instances
  }
}

extension Address: CustomStringConvertible {
  /// `org_name@3.1`: for logs and tests, never for people.
  public var description: String {
    instances.isEmpty ? name : name + "@" + instances.map(String.init).joined(separator: ".")
  }
}
