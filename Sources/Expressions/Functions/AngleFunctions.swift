import Values

#if canImport(Glibc)
  import Glibc
#endif

/// Angles, in radians.
let angleFunctions: [Function] = [
  Function(
    "pi()", "The ratio of a circle's circumference to its diameter.",
    example: "round(pi(), 4) → 3.1416"
  ) { _ in .number(.pi) },
  Function("sin(angle)", "The sine of an angle in radians.", example: "sin(0) → 0") {
    .number(sin($0.number(0)))
  },
  Function("cos(angle)", "The cosine of an angle in radians.", example: "cos(0) → 1") {
    .number(cos($0.number(0)))
  },
  Function("tan(angle)", "The tangent of an angle in radians.", example: "tan(0) → 0") {
    .number(tan($0.number(0)))
  },
  Function(
    "asin(sine)", "The angle in radians that has this sine.",
    example: "round(asin(1), 4) → 1.5708"
  ) { .number(asin($0.number(0))) },
  Function("acos(cosine)", "The angle in radians that has this cosine.", example: "acos(1) → 0") {
    .number(acos($0.number(0)))
  },
  Function("atan(tangent)", "The angle in radians that has this tangent.", example: "atan(0) → 0") {
    .number(atan($0.number(0)))
  },
  Function(
    "atan2(y, x)", "The angle in radians of the point (x, y), seen from (0, 0).",
    example: "round(atan2(1, 1), 4) → 0.7854"
  ) { .number(atan2($0.number(0), $0.number(1))) },
]
