import JSONDocuments

/// Groups that are locked to a standard module.
extension QuestionnaireDecoder {
  /// The references of all modules that groups are locked to, with every difference noted.
  mutating func modules(
    _ fields: Fields<RootKey>, of questionnaire: Questionnaire
  ) -> [StandardModule] {
    var modules = writtenModules(fields)
    var missing: Set<String> = []
    guard hasLockedGroups else { return modules }
    for (group, path) in Self.lockedGroups(in: questionnaire.items, path: "") {
      guard let locked = group.locked else { continue }
      if !modules.contains(where: { $0.name == locked.value }),
        missing.insert(locked.value).inserted,
        let module = module(inFileOf: locked, path: path)
      {
        modules.append(module)
      }
      guard let module = modules.first(where: { $0.name == locked.value }) else { continue }
      var comparison = ModuleComparison(module, questionnaire)
      comparison.compare(group, path: path)
      for found in comparison.found {
        report.add(
          .locked(found.difference, module: module.name), at: found.offset, item: found.path)
      }
    }
    return modules
  }

  private static func lockedGroups(
    in items: [Item], path: String
  ) -> [(group: Item, path: String)] {
    items.flatMap { item -> [(group: Item, path: String)] in
      guard item.type.isContainer else { return [] }
      let path = path.isEmpty ? item.name : path + "/" + item.name
      let own = item.locked == nil ? [] : [(group: item, path: path)]
      return own + lockedGroups(in: item.items, path: path)
    }
  }

  // MARK: References

  /// Those that stand in the questionnaire itself, under their names.
  private mutating func writtenModules(_ fields: Fields<RootKey>) -> [StandardModule] {
    guard let node = fields[.modules] else { return [] }
    guard let members = node.members else {
      wrongKind(node, key: "modules", expected: .object)
      return []
    }
    return members.compactMap {
      module($0.value, named: $0.key, in: file, faults: [], isFile: false)
    }
  }

  private mutating func module(
    inFileOf locked: Placed<String>, path: String
  ) -> StandardModule? {
    let name = StandardModule.file(of: locked.value)
    guard NameRules.isListName(locked.value), FolderFile.isInside(name) else {
      report.add(.fileOutsideFolder(name), at: locked.offset, item: path)
      return nil
    }
    let found: [UInt8]?
    do throws(LinkOutside) {
      found = try choiceFile(name)
    } catch {
      report.add(.fileLeavesFolder(name), at: locked.offset, item: path)
      return nil
    }
    guard let bytes = found else {
      report.add(.moduleMissing(name), at: locked.offset, item: path)
      return nil
    }
    let (root, faults) = JSONReader.read(bytes)
    return module(
      root, named: locked.value, in: QuestionnaireFile(name: name, bytes: bytes), faults: faults,
      isFile: true)
  }

  /// Reads a reference with its own report: what is wrong in it stands in its own file. One with
  /// errors is none: what would follow from them is not said.
  private mutating func module(
    _ root: JSONNode?, named name: String, in file: QuestionnaireFile, faults: [JSONFault],
    isFile: Bool
  ) -> StandardModule? {
    // A reference holds its choices: nothing further is read for it.
    var decoder = QuestionnaireDecoder(file: file) { _ in nil }
    for fault in faults { decoder.report.add(.json(fault.code), at: fault.offset) }
    let module = root.flatMap { decoder.module($0, named: name, isFile: isFile) }
    let problems = decoder.report.problems()
    report.add(inChoiceFile: problems)
    return problems.contains { $0.severity == .error } ? nil : module
  }

  private mutating func module(
    _ root: JSONNode, named name: String, isFile: Bool
  ) -> StandardModule? {
    guard let fields = fields(of: root, ModuleKey.self, in: .module, named: name) else {
      return nil
    }
    require(.module, .items, of: fields, in: .module)
    if let node = fields[.module], let own = string(node, key: "module"), own != name {
      note(.otherModule(own, expected: name), at: node.offset)
    }
    languages = strings(.languages, of: fields)
    _ = text(.title, of: fields)
    _ = string(.reference, of: fields)
    let lists = choiceLists(fields[.choices])
    return StandardModule(
      name: name, languages: languages, choiceLists: lists,
      items: items(.items, of: fields, areSections: false), isFile: isFile,
      document: JSONValue(root))
  }
}
