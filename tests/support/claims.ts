/** Printed claims beside what is computed: borne out, not borne out, and none. */
export const CLAIMS: (string | number)[][] = [
  ["Claim", "Computed"],
  ["$10.2M", 10215000],
  ["90%", 0.9007],
  ["10x", 16.2],
  ["<5%", 0.0147],
  ["not stated", 5],
];
