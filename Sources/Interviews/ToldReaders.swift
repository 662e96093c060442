import Questionnaires

/// Which readers have been told that a vertex changed: those of all instances below one frame. They
/// wait in the queue until the vertex is done in all instances, for these come one after the other; so
/// a thousand instances that are each read by a thousand tell them once.
struct ToldReaders {
  private struct Readers: Hashable {
    let dependent: Int
    let anchor: Int
  }

  private var vertex: DependencyGraph.Vertex?
  private var told: Set<Readers> = []

  /// Another vertex may have been among the readers: they are told anew.
  mutating func turn(to next: DependencyGraph.Vertex) {
    guard next != vertex else { return }
    vertex = next
    if !told.isEmpty { told.removeAll(keepingCapacity: true) }
  }

  /// Whether they do not know it yet.
  mutating func isNews(for dependent: Int, below anchor: Int) -> Bool {
    told.insert(Readers(dependent: dependent, anchor: anchor)).inserted
  }
}
