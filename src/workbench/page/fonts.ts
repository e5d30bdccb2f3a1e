/**
 * Sheets are written in Calibri, which only Windows and Mac Office bring. Elsewhere its metric twin Carlito takes its place,
 * or a common sans-serif font, scaled so that columns hold as many characters as in Excel.
 */
const FACES: [string, FontFaceDescriptors][] = [
  ["", {}],
  [" Bold", { weight: "bold" }],
  [" Italic", { style: "italic" }],
  [" Bold Italic", { weight: "bold", style: "italic" }],
];

/** A digit of Calibri is 0.507 em wide, one of Arial 0.556. */
const ARIAL_TO_CALIBRI = "91%";

const local = (families: string[], suffix: string): string =>
  families.map((f) => `local("${f}${suffix}")`).join(", ");

async function tryFaces(name: string, families: string[], more: FontFaceDescriptors): Promise<boolean> {
  try {
    const faces = await Promise.all(
      FACES.map(([suffix, descriptors]) =>
        new FontFace(name, local(families, suffix), { ...descriptors, ...more }).load(),
      ),
    );
    for (const face of faces) document.fonts.add(face);
    return true;
  } catch {
    return false; // Not on this machine.
  }
}

export async function prepareFonts(): Promise<void> {
  const installed = await tryFaces("Calibri probe", ["Calibri"], {});
  if (installed || (await tryFaces("Calibri", ["Carlito"], {}))) return;
  await tryFaces("Calibri", ["Arial", "Liberation Sans", "Helvetica", "DejaVu Sans"], {
    sizeAdjust: ARIAL_TO_CALIBRI,
  } as FontFaceDescriptors);
}
