/** functions.json as custom-functions-metadata writes it. */
export interface FunctionParameter {
  name: string;
  description?: string;
  type?: "boolean" | "number" | "string" | "any";
  dimensionality?: "scalar" | "matrix";
  optional?: boolean;
  repeating?: boolean;
}

export interface FunctionMetadata {
  id: string;
  name: string;
  description?: string;
  helpUrl?: string;
  parameters: FunctionParameter[];
  options?: { requiresAddress?: boolean; stream?: boolean; supportSync?: boolean };
  result?: { type?: string; dimensionality?: string };
}

export interface FunctionsFile {
  functions: FunctionMetadata[];
}

/** An add-in's functions: what it built, and the namespace of its manifest ("" when functions are typed bare). */
export interface FunctionsBundle {
  script: string;
  metadata: FunctionsFile;
  namespace?: string;
}
