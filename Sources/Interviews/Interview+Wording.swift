import Questionnaires

extension Interview {
  /// What an item says as its author wrote it, in the interview's language: `…` stands where an
  /// answer would, so that it is fit for lists and for what is kept beside an interview.
  public func wording(of item: FormItem) -> String {
    guard let label = item.definition.label else { return item.name }
    var out = ""
    var rest = Substring(label.text(in: language, fallback: form.languages[0]))
    while let start = rest.firstIndex(of: "$"), let end = rest[start...].firstIndex(of: "}"),
      rest[rest.index(after: start)...].first == "{"
    {
      out += rest[..<start] + "…"
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }
}

extension Interview {
  /// Whether what was said to it may stand in lists on screen: not where it, or what it stands in, is
  /// sensitive, and not what is masked while it is typed.
  public func isShownInLists(_ node: NodeID) -> Bool {
    var around: FormItem? = form.items[node.item]
    while let here = around {
      if here.definition.sensitive { return false }
      around = here.parent.map { form.items[$0] }
    }
    return !form.items[node.item].definition.appearance.contains("masked")
  }

  /// Whether what was said to it is nobody else's business: it is sensitive, or personal data, or
  /// stands in something that is.
  public func isPrivate(_ item: FormItem) -> Bool {
    var around: FormItem? = item
    while let here = around {
      if here.definition.sensitive || here.definition.personalData { return true }
      around = here.parent.map { form.items[$0] }
    }
    return item.type == .phonenumber || item.type == .email
  }
}
