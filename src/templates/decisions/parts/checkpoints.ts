import { f, type Expr } from "../../../sheets/formula";

/**
 * The best work between checkpoints, for plain formulas: as a share u of the time between failures it solves
 * -ln(1 - u) - u = d, where d is what saving takes of that time (Daly 2006). Both starts lie above it, from where
 * Newton's steps only fall.
 */
export const newtonStart = (saving: Expr): Expr => f`MIN(SQRT((1+1)*${saving}),1-EXP(-${saving}-1))`;
export const newtonStep = (share: Expr, saving: Expr): Expr =>
  f`${share}+(${share}+LN(1-${share})+${saving})*(1-${share})/${share}`;

/** From either start these suffice for twelve digits. */
export const NEWTON_STEPS = 5;
