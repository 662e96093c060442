/// One file of an export, not yet written anywhere.
public struct ExportedFile: Sendable, Hashable {
  /// Without a folder, and harmless as the name of a file whatever the records hold.
  public let name: String
  public let bytes: [UInt8]
  /// How many interviews or instances it holds, to be compared with how many there should be.
  public let rows: Int
  /// The questions whose answers are left out as personal data, those of repeats that have no file
  /// among them.
  public let leftOut: [String]
  /// The names that records hold and no questionnaire at hand explains.
  public let unexplained: [String]

  init(name: String, bytes: [UInt8], rows: Int, leftOut: [String], unexplained: [String]) {
    self.name = name
    self.bytes = bytes
    self.rows = rows
    self.leftOut = leftOut
    self.unexplained = unexplained
  }
}
