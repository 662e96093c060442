import Testing

/// The whole program, as people use it: the real executables, real terminals, real files. One after
/// the other, for each test keeps a machine busy.
@Suite(.serialized) struct JourneyTests {}
