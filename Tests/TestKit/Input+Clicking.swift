import Terminal

extension Input {
  /// The inputs of somebody who clicks on a cell.
  public static func clicking(_ position: Position) -> [Input] {
    [.pressed(position), .released(position)]
  }
}
