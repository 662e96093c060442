import Foundation

/// A document that can be followed: fenced blocks with `file=NAME` are files to write, those called
/// `console` are commands to type, with what they say below.
enum FollowedGuide {
  enum Step {
    case file(name: String, text: String)
    case command(GuideCommand)
  }

  /// Everything there is to do, in its order.
  static func steps(of text: String) throws -> [Step] {
    var steps: [Step] = []
    var block: Block?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let opened = block {
        if line == "```" {
          steps += try opened.steps()
          block = nil
        } else {
          block?.lines.append(String(line))
        }
      } else if line.hasPrefix("```") {
        block = Block(information: String(line.dropFirst(3)), firstLine: index + 2)
      }
    }
    if let block { throw Failure("the block at line \(block.firstLine) is not closed") }
    return steps
  }

  /// What stands between two fences.
  private struct Block {
    let information: String
    let firstLine: Int
    var lines: [String] = []

    func steps() throws -> [Step] {
      if let key = information.firstRange(of: "file=") {
        let name = String(information[key.upperBound...])
        return [.file(name: name, text: lines.map { $0 + "\n" }.joined())]
      }
      guard information == "console" else { return [] }
      return try commands().map(Step.command)
    }

    private func commands() throws -> [GuideCommand] {
      var commands: [GuideCommand] = []
      for (index, line) in lines.enumerated() {
        if line.hasPrefix("$ ") {
          commands.append(GuideCommand(line: firstLine + index, text: String(line.dropFirst(2))))
        } else if commands.isEmpty {
          throw Failure("line \(firstLine + index) stands before any command")
        } else {
          commands[commands.count - 1].take(line)
        }
      }
      return commands
    }
  }
}
