import type { DecoderShape } from "../evidence/open-models";
import { ARCHITECTURES, refuseExtras } from "./architectures";
import { parametersOf } from "./count";
import { Fields, ImportProblem, isObject, nameOf, type JsonObject } from "./json";

export interface ImportedModel {
  readonly name: string;
  /** Counted from the shape. */
  readonly parameters: number;
  readonly active: number;
  readonly shape: DecoderShape;
  /** What the count leaves out. */
  readonly note: string;
}

const OTHER_PARTS = ["vision_config", "audio_config", "vision_tower", "speech_config"];
const PARTS = "Parameters counted from the shape";

/** Whether an object is a model's configuration rather than something else that people paste. */
export const isModelConfig = (object: JsonObject): boolean =>
  ["model_type", "architectures", "text_config", "num_hidden_layers", "hidden_size"].some(
    (key) => key in object,
  );

/**
 * A model's row from its config.json, as Hugging Face's libraries write it. The language part of a model that also sees
 * or hears is read alone.
 * @throws {ImportProblem} for an architecture that isn't known, and for what is missing or can't be
 */
export function readModelConfig(object: JsonObject): ImportedModel {
  const nested = object.text_config;
  const language = isObject(nested) ? nested : object;
  const other = OTHER_PARTS.some((key) => isObject(object[key]));
  const root = new Fields(object);
  const config = new Fields(language);
  const type = config.text("model_type") ?? (language === object ? undefined : root.text("model_type"));
  if (!type) throw new ImportProblem("model_type is missing: it names the architecture.");
  if (language === object && other)
    throw new ImportProblem(
      `“${type}” has a part for pictures or sound and no text_config: its language part can't be told apart.`,
    );
  const reader = Object.hasOwn(ARCHITECTURES, type) ? ARCHITECTURES[type] : undefined;
  if (!reader)
    throw new ImportProblem(
      `The architecture “${type}” isn't known here, and a formula that isn't its own would give a wrong cache. Known: ${Object.keys(ARCHITECTURES).join(", ")}.`,
    );
  if (root.flag("is_encoder_decoder") ?? config.flag("is_encoder_decoder"))
    throw new ImportProblem("It is an encoder and a decoder: only decoders are known here.");

  const layers = config.count("num_hidden_layers");
  const width = config.count("hidden_size");
  const heads = config.count("num_attention_heads");
  const kvHeads = config.countOr("num_key_value_heads", heads);
  if (heads % kvHeads !== 0)
    throw new ImportProblem(`${kvHeads} heads of keys and values can't be shared evenly by ${heads} heads.`);
  if (!config.has("head_dim") && width % heads !== 0)
    throw new ImportProblem(
      `head_dim is missing, and a width of ${width} isn't shared evenly by ${heads} heads.`,
    );
  const parts = reader(config, layers);
  refuseExtras(config, parts);
  const { experts, latent, windows } = parts;
  const needsInner = !experts || experts.denseLayers > 0;
  const shape: DecoderShape = {
    layers,
    width,
    heads,
    kvHeads,
    headSize: latent?.key ?? config.countOr("head_dim", width / heads),
    vocabulary: config.count("vocab_size"),
    tied: config.flag("tie_word_embeddings") ?? root.flag("tie_word_embeddings") ?? parts.tied ?? false,
    inner: needsInner ? (parts.inner ?? config.count("intermediate_size")) : 0,
    ...(experts && { experts }),
    ...(latent && { latent }),
    ...(windows && { windows }),
  };
  const counted = parametersOf(shape);
  return {
    name: nameOf(root.text("_name_or_path", "name_or_path") ?? root.text("model_type") ?? type),
    parameters: counted.all,
    active: counted.active,
    shape,
    note:
      other || language !== object
        ? `${PARTS} of the language part; what sees or hears is left out.`
        : `${PARTS}.`,
  };
}
