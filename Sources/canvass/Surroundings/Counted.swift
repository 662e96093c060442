/// A number and what it counts, in the plural where it is not one.
func counted(_ count: Int, _ what: String) -> String {
  "\(count) \(what)\(count == 1 ? "" : "s")"
}
