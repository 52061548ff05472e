/**
 * Property tests draw the same values in every run, so that a build never fails by luck; `FAST_CHECK_SEED` draws others.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 2026) });
