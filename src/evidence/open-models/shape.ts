import type { Source } from "../source";

/** What a decoder's parameters and its cache of keys and values are counted from. */
export interface DecoderShape {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly vocabulary: number;
  /** The output reads the embedding's parameters. */
  readonly tied: boolean;
  /** Values between the two halves of a gated feed-forward part, in the layers without experts. */
  readonly inner: number;
  readonly experts?: Experts;
  readonly latent?: Latent;
  readonly windows?: Windows;
}

/** A mixture of experts in place of the feed-forward part. */
export interface Experts {
  readonly all: number;
  /** Those that a token passes through, beside the shared ones. */
  readonly perToken: number;
  readonly inner: number;
  /** Inner values of the experts that every token passes through, together. */
  readonly shared: number;
  /** Layers that have a plain feed-forward part. */
  readonly denseLayers: number;
}

/** Multi-head latent attention: one compressed vector a token and layer in place of keys and values. */
export interface Latent {
  /** Values of the compressed query; 0 where it isn't compressed. */
  readonly query: number;
  readonly size: number;
  readonly rope: number;
  /** Values of a head's key without its position, and of its value. */
  readonly key: number;
  readonly value: number;
}

/** Layers that keep the last tokens only. */
export interface Windows {
  readonly layers: number;
  readonly tokens: number;
}

export interface OpenModel {
  readonly id: string;
  readonly name: string;
  /** As stated by its maker, rounded as there. */
  readonly parameters: number;
  readonly active: number;
  readonly shape: DecoderShape;
  readonly note: string;
  readonly source: Source;
}
