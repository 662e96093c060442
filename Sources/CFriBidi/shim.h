// FriBidi's macros are not seen by Swift, and its arrays are nobody's business there: one call.
#pragma once
#include <fribidi/fribidi.h>

// Gives the embedding level of each code point of one line (UAX #9) and puts Arabic letters into the
// forms that join, in place and one for one. Where nothing in the line has a direction, or
// where it `is_firm`, it is `right_to_left`'s. The last three arrays are room to work in. Answers the direction of the whole line,
// 1 for left to right and 2 for right to left, and 0 if there was no memory.
static inline int fb_order(
    uint32_t *text, int8_t *levels, int count, int right_to_left, int is_firm, uint32_t *types,
    uint32_t *brackets, uint8_t *joining) {
  FriBidiParType direction = right_to_left ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;
  if (is_firm) direction = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  fribidi_get_bidi_types(text, count, types);
  fribidi_get_bracket_types(text, count, types, brackets);
  if (fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, levels) == 0) return 0;
  fribidi_get_joining_types(text, count, joining);
  fribidi_join_arabic(types, count, levels, joining);
  fribidi_shape(
      FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES, levels, count, joining, text);
  return FRIBIDI_IS_RTL(direction) ? 2 : 1;
}
