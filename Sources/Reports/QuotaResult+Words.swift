extension ReportResult.QuotaResult {
  /// What whoever leads the fieldwork must hear of; nil while more are wanted.
  ///
  /// `the quota 'us_young' is full: 60 of 60 (58 complete, 2 partial)`
  public var warning: String? {
    switch level {
    case .open: nil
    case .full: "the quota '\(quota.name.value)' is full: \(counts)"
    case .over: "the quota '\(quota.name.value)' is over: \(counts)"
    }
  }

  private var counts: String {
    "\(count) of \(quota.target) (\(complete) complete, \(partial) partial)"
  }
}
