extension Overlay {
  /// Of what has a text above its list.
  var leaflet: Leaflet? {
    get {
      switch self {
      case .unlikely(let page): page.leaflet
      case .removal(_, let removal): removal.leaflet
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .unlikely(var page):
        page.leaflet = newValue
        self = .unlikely(page)
      case .removal(let menu, var removal):
        removal.leaflet = newValue
        self = .removal(menu, removal)
      default: return
      }
    }
  }
}
