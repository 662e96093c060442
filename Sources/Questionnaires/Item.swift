/// A section, group, repeat or question as the author wrote it.
///
/// What nearly every item has stands in the item itself; the rest, its `details`, in one place that
/// most items do without, so that the items of a long questionnaire are small and cheap to pass on.
public struct Item: Sendable, Hashable {
  public var type: ItemType
  public var name: String
  public var label: Text?
  public var relevant: Placed<String>?
  public var required: Requirement
  public var appearance: [String]
  /// The name of a choice list.
  public var choices: Placed<String>?
  public var items: [Item]
  /// The byte at which the item begins.
  public var offset: Int
  /// The byte at which its name stands.
  public var nameOffset: Int
  private(set) var box: DetailsBox

  public init(type: ItemType, name: String, at offset: Int = 0, nameAt nameOffset: Int = 0) {
    self.type = type
    self.name = name
    self.offset = offset
    self.nameOffset = nameOffset
    required = .never
    appearance = []
    items = []
    box = .empty
  }

  /// Everything that most items do without.
  public var details: Details {
    get { box.details }
    set { box = DetailsBox(newValue) }
  }
}
