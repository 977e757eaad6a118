import type { Told } from '../../platform/api/types.ts';

/** The wire types of what servers can encode with, and of how they are told to. */
export type TrialState = 'WORKS' | 'LISTED_BUT_FAILS' | 'ABSENT';
export type SourceFormat = 'H264' | 'H264_10_BIT' | 'HEVC' | 'HEVC_10_BIT' | 'VP9';
export type PathRule = 'AUTO' | 'FORCED' | 'FORBIDDEN';
export interface EncoderTrial {
  name: string;
  codec: string;
  device: string | null;
  state: TrialState;
  reason: string | null;
  told: Told | null;
  speed: number | null;
  runs: { profile: string; lines: number; speed: number; psnrDb: number }[];
  sessions: number | null;
  inPlace: boolean;
  ofLadder: boolean;
  ofVariants: boolean;
}
export interface DecoderTrial {
  format: SourceFormat;
  device: string;
  state: TrialState;
  reason: string | null;
  told: Told | null;
  speed: number | null;
}
export interface ChosenPath {
  source: string;
  kind: 'HARDWARE' | 'HYBRID' | 'SOFTWARE';
  encoder: string;
  devices: string[];
  decodesOnDevice: boolean;
  inPlace: boolean;
  why: string;
  told: Told;
  passedOver: { encoder: string; why: string; told: Told }[];
}
export interface Breaker {
  place: string;
  open: boolean;
  failures: number;
  reason: string;
  told: Told;
  changedAt: string;
  retryAt: string | null;
}
export interface TranscodingReport {
  ffmpegVersion: string;
  sandbox: { kind: 'BUBBLEWRAP' | 'LIMITS_ONLY'; reason: string | null };
  probedAt: string | null;
  probing: { done: number; total: number; what: string } | null;
  devices: {
    accelerator: 'NVIDIA' | 'QUICK_SYNC' | 'VAAPI' | 'VULKAN' | 'V4L2';
    address: string;
    name: string;
    driver: string;
    sessionsInUse: number;
  }[];
  others: { name: string; present: boolean; detail: string }[];
  encoders: EncoderTrial[];
  decoders: DecoderTrial[];
  chosen: ChosenPath[];
  breakers: Breaker[];
}
export interface TranscodingServer {
  id: string;
  name: string;
  self: boolean;
  toldAt: string | null;
  probeAsked: boolean;
}
export interface EncoderRule {
  name: string;
  rule: PathRule;
}
export interface TranscodingSettings {
  version: number;
  hardware: boolean;
  encoders: EncoderRule[];
  decoding: boolean;
  loudness: boolean;
  changedBy: string | null;
  changedAt: string | null;
}
export interface Rung {
  lines: number;
  quality: number;
  maxBitsPerSecond: number;
}
/** Codecs that ladders can have beside H.264. */
export const VARIANTS = ['HEVC', 'AV1'] as const;
export type Variant = (typeof VARIANTS)[number];
export interface Ladder {
  version: number;
  rungs: Rung[];
  variants: Variant[];
  usual: Rung[];
  changedBy: string | null;
  changedAt: string | null;
}
export interface LadderPreview {
  source: {
    width: number;
    height: number;
    framesPerSecond: number;
    codec: string;
    tenBit: boolean;
    hdr: boolean;
  } | null;
  offers: {
    name: string;
    width: number;
    height: number;
    framesPerSecond: number;
    codec: string;
    quality: number;
    maxBitsPerSecond: number;
  }[];
  path: ChosenPath | null;
}
