import Questionnaires

/// Reads the variables of one version, table by table, in document order.
struct VersionReader {
  /// The variables of the interviews or of one repeat.
  struct TableDraft {
    let repeatName: String?
    var variables: [Variable] = []
  }

  private let version: Questionnaire
  private let disclosures: Disclosures
  private let choiceNames: [String: [String]]
  private let labels: [String: [String: String]]
  private let names: Set<String>
  private(set) var drafts = [TableDraft(repeatName: nil)]

  init(_ version: Questionnaire, _ disclosures: Disclosures, labelLanguage: String?) {
    self.version = version
    self.disclosures = disclosures
    choiceNames = Self.byList(version, \.names)
    labels = Self.byList(version) { Self.labels(of: $0, in: labelLanguage, version) }
    names = Self.names(of: version.items)
    for item in version.items { read(item, into: 0) }
  }

  private mutating func read(_ item: Item, into draft: Int) {
    var inner = draft
    if item.type == .repeat {
      inner = drafts.count
      drafts.append(TableDraft(repeatName: item.name))
    } else if item.type.holdsAnswer {
      drafts[draft].variables.append(variable(item))
      if item.orOther, !names.contains(item.otherName) {
        drafts[draft].variables.append(other(item))
      }
    }
    for child in item.items { read(child, into: inner) }
  }

  private func variable(_ item: Item) -> Variable {
    let list = item.choices?.value ?? ""
    let definition = Variable.Definition(
      version: version.version, type: item.type,
      choiceNames: item.type == .selectMultiple ? choiceNames[list] ?? [] : [],
      labels: item.type.isNamed ? labels[list] ?? [:] : [:])
    return Variable(
      item.name, disclosures[item.name], definitions: [definition],
      hasNonresponse: !item.nonresponse.isEmpty)
  }

  private func other(_ item: Item) -> Variable {
    let definition = Variable.Definition(
      version: version.version, type: .text, choiceNames: [], labels: [:])
    return Variable(item.otherName, disclosures[item.otherName], definitions: [definition])
  }

  // MARK: Choice lists

  private static func byList<Content>(
    _ version: Questionnaire, _ content: (ChoiceList) -> Content
  ) -> [String: Content] {
    Dictionary(
      version.choiceLists.map { ($0.name, content($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func labels(
    of list: ChoiceList, in language: String?, _ version: Questionnaire
  ) -> [String: String] {
    guard let language else { return [:] }
    let fallback = version.languages.first ?? ""
    return Dictionary(
      list.names.indices.map {
        (list.names[$0], list.label($0, in: language, fallback: fallback))
      },
      uniquingKeysWith: { first, _ in first }
    ).filter { !$0.value.isEmpty }
  }

  private static func names(of items: [Item]) -> Set<String> {
    items.reduce(into: []) { names, item in
      names.insert(item.name)
      names.formUnion(Self.names(of: item.items))
    }
  }
}
