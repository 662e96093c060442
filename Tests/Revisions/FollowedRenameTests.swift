import Revisions
import Testing

/// An edit that an author makes in several places at once breaks nothing where all of them were made.
struct FollowedRenameTests {
  private func breaking(
    _ old: [String], _ new: [String], lists: (old: String, new: String)
  ) throws -> [String] {
    try Versions(
      old.joined(separator: ","), new.joined(separator: ","), oldChoices: lists.old,
      newChoices: lists.new
    ).changes().filter { $0.hasPrefix("breaking") }
  }

  private static func row(_ name: String, _ label: String, _ columns: String = "") -> String {
    #"{"name": "\#(name)", "label": "\#(label)"\#(columns.isEmpty ? "" : ", " + columns)}"#
  }

  private static func lists(island: String, column: String, _ values: [String]) -> String {
    let towns = values.enumerated().map { row("t\($0)", "T\($0)", #""\#(column)": "\#($1)""#) }
    return #"""
      "island": [\#(row(island, "Dominica")), \#(row("grd", "Grenada"))],
      "town": [\#(towns.joined(separator: ", "))]
      """#
  }

  /// Where anything can be answered, a name that is on no list is no error.
  private func open(_ name: String) -> String {
    select(name, "island", nil, #""or_other": true"#)
  }

  private func town(_ filter: String) -> String {
    select("town", "town", nil, #""choice_filter": "\#(filter)""#)
  }

  @Test func `a filter follows a renamed choice where the column of its list does`() throws {
    let items = [select("home", "island"), town("at = ${home}")]
    let told = try breaking(
      items, items,
      lists: (
        Self.lists(island: "dma", column: "at", ["dma", "grd"]),
        Self.lists(island: "dominica", column: "at", ["dominica", "grd"])
      ))
    #expect(told == [])
  }

  @Test(arguments: [["dma", "grd"], ["dominica", "dma"], ["dominica", "dominica"]])
  func `and breaks where some row of the column has still the old name, or another`(
    values: [String]
  ) throws {
    let items = [select("home", "island"), town("at = ${home}")]
    let told = try breaking(
      items, items,
      lists: (
        Self.lists(island: "dma", column: "at", ["dma", values[1] == "dma" ? "dma" : "grd"]),
        Self.lists(island: "dominica", column: "at", values)
      ))
    #expect(told.count == 1)
    #expect(told.allSatisfy { $0.hasPrefix("breaking town: its choice_filter hangs on") })
  }

  @Test func `and breaks where the filter names the choice itself`() throws {
    let items = [open("home"), town("at = ${home} and ${home} != 'dma'")]
    let told = try breaking(
      items, items,
      lists: (
        Self.lists(island: "dma", column: "at", ["dma", "grd"]),
        Self.lists(island: "dominica", column: "at", ["dominica", "grd"])
      ))
    #expect(told.count == 1)
  }

  @Test func `a column may have another name`() throws {
    let told = try breaking(
      [select("home", "island"), town("at = ${home}")],
      [select("home", "island"), town("isle = ${home}")],
      lists: (
        Self.lists(island: "dma", column: "at", ["dma", "grd"]),
        Self.lists(island: "dma", column: "isle", ["dma", "grd"])
      ))
    #expect(told == [])
  }

  @Test func `a column of another name that holds something else is another one`() throws {
    let told = try breaking(
      [select("home", "island"), town("at = ${home}")],
      [select("home", "island"), town("isle = ${home}")],
      lists: (
        Self.lists(island: "dma", column: "at", ["dma", "grd"]),
        Self.lists(island: "dma", column: "isle", ["grd", "grd"])
      ))
    #expect(told.count == 1)
  }

  @Test(arguments: [("dominica", 0), ("dma", 1)])
  func `a rule may ask for a renamed choice through a calculation that copies the answer`(
    asked: String, count: Int
  ) throws {
    func items(_ name: String) -> [String] {
      [
        open("home"), item("calculate", "copy", nil, #""calculation": "${home}""#),
        text("why", nil, #""relevant": "${copy} = '\#(name)'""#),
      ]
    }
    let told = try breaking(
      items("dma"), items(asked),
      lists: (
        Self.lists(island: "dma", column: "at", ["dma", "grd"]),
        Self.lists(island: "dominica", column: "at", ["dominica", "grd"])
      ))
    #expect(told.count == count, "\(told)")
  }

  @Test func `what can be typed over is no copy`() throws {
    func items(_ name: String) -> [String] {
      [
        open("home"), text("copy", nil, #""calculation": "${home}""#),
        text("why", nil, #""relevant": "${copy} = '\#(name)'""#),
      ]
    }
    let told = try breaking(
      items("dma"), items("dominica"),
      lists: (
        Self.lists(island: "dma", column: "at", ["dma", "grd"]),
        Self.lists(island: "dominica", column: "at", ["dominica", "grd"])
      ))
    #expect(told.count == 1, "\(told)")
  }

  @Test(arguments: [
    ("count(instance('island')/root/item) > 1", 0),
    ("instance('island')/root/item[1]/name = 'dma'", 1),
    ("count(instance('island')/root/item[position() = 1 and name = 'dma']) = 1", 1),
  ])
  func `the rows of a list are as many in another order`(rule: String, count: Int) throws {
    let items = [select("home", "island"), text("why", nil, #""relevant": "\#(rule)""#)]
    let (dominica, grenada) = (Self.row("dma", "Dominica"), Self.row("grd", "Grenada"))
    let told = try breaking(
      items, items,
      lists: (
        #""island": [\#(dominica), \#(grenada)]"#, #""island": [\#(grenada), \#(dominica)]"#
      ))
    #expect(told.count == count, "\(told)")
  }

  private static let helped = #""choices": "island", "appearance": "autocomplete""#

  @Test(arguments: [item("text", "home", nil, helped), item("geopoint", "home", nil, helped)])
  func `no answer is lost with a choice of a list that only helps`(question: String) throws {
    let places = #""lat": "14.0", "lon": "-61.0""#
    let (dominica, grenada) = (
      Self.row("dma", "Dominica", places), Self.row("grd", "Grenada", places)
    )
    let versions = try Versions(
      question, question,
      oldChoices: #""island": [\#(dominica), \#(grenada)]"#,
      newChoices: #""island": [\#(grenada)]"#)
    #expect(try versions.changes() == ["careful choices island (home): choices gone: dma"])
  }

  @Test func `a list that helps with a text comes or goes`() throws {
    let (dominica, grenada) = (Self.row("dma", "Dominica"), Self.row("grd", "Grenada"))
    let lists = #""island": [\#(dominica), \#(grenada)]"#
    let (with, without) = (
      item("text", "home", nil, Self.helped), text("home", nil, #""appearance": "autocomplete""#)
    )
    let other = select("z", "island")
    #expect(
      try Versions(
        with + "," + other, without + "," + other, oldChoices: lists, newChoices: lists
      ).changes() == ["harmless home: other choices"])
  }
}
