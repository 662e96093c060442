import Questionnaires

extension Interview {
  /// What an item says as its author wrote it, in the interview's language: `…` stands where an
  /// answer would, so that it is fit for lists and for what is kept beside an interview.
  public func wording(of item: FormItem) -> String {
    item.definition.label?.filled(in: language, fallback: form.languages[0]) { _ in "…" }
      ?? item.name
  }
}

extension Interview {
  /// Whether what was said to it may stand in lists on screen.
  public func isShownInLists(_ node: NodeID) -> Bool {
    form.privacy(of: form.items[node.item]) < .sensitive
  }

  /// Whether what was said to it is nobody's business who does not ask for it: not for what is
  /// printed, and not for another interview.
  public func isPrivate(_ item: FormItem) -> Bool { form.privacy(of: item) > .open }
}
