/** Days as Excel counts them, and the names of the months. */
export const MS_PER_DAY = 86_400_000;

/** Day 0 of the 1900 date system for days after the 29 February 1900 that it counts and that never was. */
export const EPOCH = Date.UTC(1899, 11, 30);

/** 31 December 9999. */
export const LAST_DAY = 2_958_465;

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
