/// A file of frames, each of which vouches for all before it: made to be appended to on a stick
/// that may be pulled out, and to be read by somebody who trusts nothing in it.
///
/// ```
/// magic                                                  8 bytes, ends with a line feed
/// frame  u32le length | u8 type | payload | 32 bytes     SHA-256(previous hash ‖ type ‖ payload)
/// ```
/// The hash before the first frame is the SHA-256 of the magic, so that no frame of one kind of
/// file can pass in another.
public enum FrameFile: Sendable, Hashable, CaseIterable {
  /// Records on their way to a collector.
  case batch
  /// Receipts on their way back.
  case receipts
  /// What a second copy of a store holds of the device itself.
  case mirroredDevice
  /// What it holds of one interview.
  case mirroredInterview
  /// A questionnaire that interviews of the store are held on.
  case mirroredQuestionnaire
  /// A file beside an interview, as it is sealed in the store.
  case mirroredFile

  var magic: [UInt8] {
    switch self {
    case .batch: Array("SBATCH1\n".utf8)
    case .receipts: Array("SRECPT1\n".utf8)
    case .mirroredDevice: Array("SMDEVC1\n".utf8)
    case .mirroredInterview: Array("SMINTV1\n".utf8)
    case .mirroredQuestionnaire: Array("SMQUES1\n".utf8)
    case .mirroredFile: Array("SMFILE1\n".utf8)
    }
  }

  /// The type of the frames between header and trailer.
  var item: FrameType {
    switch self {
    case .batch: .record
    case .receipts: .receipt
    case .mirroredDevice, .mirroredInterview, .mirroredQuestionnaire: .row
    case .mirroredFile: .piece
    }
  }

  /// The longest payload that there is: the line of a record, or a row with a whole questionnaire.
  var longestPayload: Int { item == .row ? Limits.rowBytes : Limits.lineBytes }
}

/// What a frame holds. Numbers are never given a second meaning.
enum FrameType: UInt8 {
  case header = 1
  case record = 2
  case trailer = 5
  case receipt = 6
  case row = 7
  case piece = 8
}

/// Measures of a frame, in bytes.
enum FrameSize {
  static let length = 4
  static let type = 1
  static let hash = 32
  /// Everything but the payload.
  static let around = length + type + hash
}

/// How the reading of a file ended. Whatever was given out before is sound in every case.
public enum FrameEnding: Sendable, Hashable {
  /// Every byte is accounted for.
  case complete
  /// It ends between two frames, but without its trailer: the writer was interrupted.
  case unfinished
  /// It ends in the middle of a frame: it was cut, or the frame's length is damaged.
  case torn(frame: Int, byte: Int)
  /// Something that was written is not what stands there.
  case damaged(FrameDamage, frame: Int, byte: Int)
}

/// What is wrong with a frame.
public enum FrameDamage: Sendable, Hashable {
  /// The file does not begin as one of its kind.
  case magic
  /// Longer than any frame is.
  case length
  case hash
  /// Whole, but of a type that this version does not know.
  case type
  /// Whole, but not where it belongs: a header must come first and once, nothing after a trailer.
  case order
  /// Whole, but what it holds is no such thing.
  case payload(RecordFault)
  /// The trailer counts otherwise.
  case count(expected: Int, found: Int)
}

extension FrameEnding {
  /// What is the matter and what can be done, for a person; nil if nothing is.
  public var sentence: String? {
    switch self {
    case .complete: nil
    case .unfinished:
      "the file has no end mark: whoever wrote it was interrupted; "
        + "what is there is sound, but there may have been more"
    case .torn(let frame, let byte):
      "the file ends inside frame \(frame), which begins at byte \(byte); "
        + "what stands before is sound, copy the file again for the rest"
    case .damaged(let damage, let frame, let byte):
      "frame \(frame), which begins at byte \(byte), \(damage.sentence); "
        + "what stands before is sound"
    }
  }
}

extension FrameDamage {
  fileprivate var sentence: String {
    switch self {
    case .magic: "does not begin as such a file does: is it the right one?"
    case .length: "says that it is longer than any can be: copy the file again"
    case .hash: "is not what was written: copy the file again"
    case .type: "was written by a newer version: use that to read it"
    case .order: "stands where it does not belong: make the file anew"
    case .payload(let fault): "cannot be read: \(fault.sentence)"
    case .count(let expected, let found):
      "counts \(expected), but \(found) are there: make the file anew"
    }
  }
}
