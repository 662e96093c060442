import Questionnaires
import Records
import Values

extension Interview {
  /// An interview in which these answers stand as if they had been given, whether or not they are
  /// asked or may stand, and everything that follows from them. It has no journal beyond its
  /// beginning: it is for trying out what a questionnaire would do, not for keeping. `zone` says how
  /// many minutes the clock stands ahead of UTC when it shows a time, in milliseconds since
  /// 1970-01-01T00:00:00 as if that were UTC.
  public init(
    _ form: Form, _ beginning: Beginning, answers: [InterviewRecord.Answer],
    nonresponse: [InterviewRecord.Remark] = [], at now: Moment,
    zone: (@Sendable (Int64) -> Int)? = nil
  ) throws(FillingFault) {
    do throws(InterviewFault) {
      self = try Interview.begin(form, beginning, at: now).interview
    } catch { throw FillingFault(name: "", reason: .notHere) }
    world.zone = zone
    try fill(answers, frame: 0)
    for remark in nonresponse {
      guard let node = node(atPath: remark.path), let reason = Nonresponse(rawValue: remark.text)
      else { throw FillingFault(name: remark.path, reason: .unknown) }
      world.extras[node] = Extra(nonresponse: reason)
    }
    world.recomputeEverything()
  }

  private func fill(
    _ answers: [InterviewRecord.Answer], frame: Int
  ) throws(FillingFault) {
    for answer in answers {
      guard let item = form.item(named: answer.name) else {
        throw FillingFault(name: answer.name, reason: .unknown)
      }
      guard item.scope == world.frames[frame].scope else {
        throw FillingFault(name: answer.name, reason: .notHere)
      }
      let node = NodeID(frame: frame, item: item.id)
      switch answer {
      case .text(_, let text):
        guard !item.type.isContainer else {
          throw FillingFault(name: item.name, reason: .noQuestion)
        }
        world.cells[world.place(of: node)].answer = normalized(text, at: node)
      case .instances(_, let instances):
        guard item.type == .repeat, instances.count <= World.mostInstances else {
          throw FillingFault(name: item.name, reason: .noRepeat)
        }
        world.setCount(of: node, to: instances.count)
        for (inner, answers) in zip(world.activeFrames(node), instances) {
          try fill(answers, frame: inner)
        }
      }
    }
  }
}

/// Why answers do not fit a questionnaire.
public struct FillingFault: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    case unknown
    case notHere
    case noQuestion
    case noRepeat
  }

  /// The name of the item.
  public let name: String
  public let reason: Reason
}
