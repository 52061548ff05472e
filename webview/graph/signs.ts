/** The signs of the graph's bar, each drawn in 16 by 16: what stands for a control where there is no room for its words. */

/** The dashed frame of a leaf without gradient. */
export const CONSTANTS =
  'M2.5 6V3.5H5M7 3.5h2M11 3.5h2.5V6M13.5 7.5v1M13.5 10v2.5H11M9 12.5H7M5 12.5H2.5V10M2.5 8.5v-1';
/** The note with a folded corner that a saved tensor is. */
export const SAVED = 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3';
/** Up, as gradients flow. */
export const BACKWARD = 'M8 13.5V2.5M3.5 7L8 2.5L12.5 7';
/** Lines of growing width. */
export const SIZES = 'M2 3.5h12M2 7h12M2 8h12M2 11.5h12M2 12.5h12M2 13.5h12';
export const EXPORT = 'M8 2v8M4.8 7L8 10.2L11.2 7M2.5 11.5v2h11v-2';
