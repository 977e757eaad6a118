/**
 * The wire types of HTTP API v1. Times are ISO-8601 in UTC, lengths are seconds with decimals. The server leaves out what
 * is null: test such a field by `== null`, never by `===`.
 */
export interface Problem {
  type: string;
  code: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: { field: string; message: string }[];
  line?: number;
  /** Of captions: a transcript without times, which could be estimated. */
  untimed?: boolean;
}
export interface Page<T> {
  items: T[];
  next: string | null;
}
export interface Ref {
  id: string;
  name: string;
}
export type Role = 'VIEWER' | 'AUTHOR' | 'MANAGER' | 'LEARNING' | 'ADMIN';
export interface Me {
  id: string;
  name: string;
  username: string;
  roles: Role[];
  department: Ref | null;
  groups: Ref[];
  manages: Ref[];
  /** The day that it is for the organisation. */
  today: string;
  csrfToken: string;
}
export interface Department {
  id: string;
  name: string;
  parentId: string | null;
  people: number;
}
export interface Person {
  id: string;
  name: string;
  username: string;
  department: Ref | null;
}
export interface Channel {
  id: string;
  name: string;
  parentId: string | null;
  items: number;
}
export type MediaKind = 'VIDEO' | 'AUDIO' | 'IMAGE' | 'ARTICLE' | 'LIVE';
export type MediaState = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
export type Processing = 'UPLOADING' | 'PROCESSING' | 'PLAYABLE' | 'READY' | 'FAILED';
export interface MediaSummary {
  id: string;
  title: string;
  kind: MediaKind | null;
  state: MediaState;
  processing: Processing;
  failure: string | null;
  durationSeconds: number | null;
  posterUrl: string | null;
  storyboardUrl: string | null;
  channel: Ref | null;
  owner: Ref;
  createdAt: string;
  publishedAt: string | null;
  progressSeconds?: number | null;
  completed?: boolean;
}
export interface AudienceEntry {
  principal: string;
  name: string;
}
export type CaptionKind = 'subtitles' | 'captions' | 'descriptions';
export interface CaptionTrack {
  /** Its part of addresses: the language, and behind a dot the kind unless it is subtitles. */
  name: string;
  language: string;
  kind: CaptionKind | 'chapters';
  label: string;
  cues: number;
  /** Whether those see it who have said nothing. */
  byDefault: boolean;
  /** Of an item's own list, not of a player's. */
  origin?: 'uploaded' | 'embedded' | 'estimated' | 'edited' | 'automatic' | 'approved';
  url: string;
}
export interface Media extends MediaSummary {
  description: string;
  tags: string[];
  language: string | null;
  audience: AudienceEntry[];
  publishFrom: string | null;
  publishUntil: string | null;
  mayEdit: boolean;
  /** Whether those who may watch it may also take its files along. */
  downloads: boolean;
  width: number | null;
  height: number | null;
  fileName: string | null;
  sizeBytes: number | null;
  views: number;
  captions: CaptionTrack[];
  version: number;
}
export interface MediaPatch {
  title?: string;
  description?: string;
  tags?: string[];
  language?: string | null;
  channel?: string | null;
  audience?: string[];
  publishFrom?: string | null;
  publishUntil?: string | null;
  state?: MediaState;
  downloads?: boolean;
  version?: number;
}
export interface UnfinishedUpload {
  id: string;
  fileName: string;
  mediaId: string;
  offset: number;
  length: number;
  expiresAt: string;
}
export type JobKind =
  | 'PROBE'
  | 'REMUX'
  | 'FIRST'
  | 'LADDER'
  | 'VARIANTS'
  | 'POSTER'
  | 'STORYBOARD'
  | 'WAVEFORM'
  | 'SPEECH'
  | 'SLIDES'
  | 'INDEX';
export type JobState = 'QUEUED' | 'RUNNING' | 'WAITING' | 'DONE' | 'SKIPPED' | 'FAILED';
export interface Job {
  id: string;
  kind: JobKind;
  state: JobState;
  progress: number;
  reason: string | null;
  attempt: number;
  startedAt: string | null;
  finishedAt: string | null;
}
export interface ProcessingStatus {
  processing: Processing;
  jobs: Job[];
}
export interface CaptionUpload {
  track: CaptionTrack;
  warnings: string[];
}
export interface Chapter {
  startSeconds: number;
  title: string;
}
export type IgnoredPlayback = 'NONE' | 'HIDDEN_AND_MUTED' | 'HIDDEN';
export interface Playback {
  /** What plays: a renewal gives it back, to go on with it. */
  presentation: string;
  hlsUrl: string;
  dashUrl: string | null;
  posterUrl: string | null;
  storyboardUrl: string | null;
  captions: CaptionTrack[];
  chapters: Chapter[];
  resumeSeconds: number;
  durationSeconds: number;
  sessionId: string;
  expiresAt: string;
  renewInSeconds: number;
  /** What does not count as watched when it plays out of sight. */
  ignoredPlayback: IgnoredPlayback;
  /** Where a CDN delivers. */
  cdn: { prefix: string; folder: string; query: string; cookies: boolean } | null;
}
export interface FacetCount {
  value: string;
  label: string;
  count: number;
}
export interface Moment {
  startSeconds: number;
  snippetHtml: string;
  speaker: string | null;
  language: string;
  source: 'SPEECH' | 'CHAPTER' | 'SLIDE';
}
export interface SearchHit {
  id: string;
  title: string;
  titleHtml: string;
  kind: MediaKind;
  posterUrl: string | null;
  durationSeconds: number | null;
  channel: Ref | null;
  createdAt: string;
  snippetHtml: string | null;
  moments: Moment[];
  momentCount: number;
}
export interface SearchResult {
  items: SearchHit[];
  /** On the first page, items about the same in other words. */
  also: SearchHit[];
  /** By the name of the query parameter that narrows. */
  facets: Partial<Record<string, FacetCount[]>>;
  /** How many further choices of a side are not listed. */
  others: Partial<Record<string, number>>;
  total: number;
  suggestion: string | null;
  relaxed: boolean;
  partial: boolean;
  cut: boolean;
  building: boolean;
  /** Whether there are more hits than one can read on to. */
  capped: boolean;
  next: string | null;
}
export interface Suggestion {
  kind: 'TITLE' | 'SPEAKER' | 'TAG' | 'WORD' | 'QUERY';
  text: string;
  mediaId: string | null;
  posterUrl: string | null;
}
export interface AskedSearches {
  recent: string[];
  popular: string[];
}
export interface HistoryEntry {
  media: MediaSummary;
  positionSeconds: number;
  coveredShare: number;
  completed: boolean;
  lastWatchedAt: string;
}
export interface Completion {
  mediaId: string;
  title: string;
  completedAt: string;
  coveredShare: number;
  requiredShare: number;
  /** Whose rule asked for that share: an assignment's completes that assignment alone. */
  rule: 'DEFAULT' | 'ITEM' | 'ASSIGNMENT';
  voided: Voided | null;
  outdatedSince: string | null;
}
/** That a completion proves nothing, who said so, and why. */
export interface Voided {
  at: string;
  /** Left out where people are called by pseudonyms, as is the reason. */
  by?: string;
  reason?: string;
}
export interface AdminOverview {
  health: { name: string; status: 'UP' | 'DOWN'; detail: string | null }[];
  counts: { media: number; people: number; uploads: number; jobsFailed: number };
  storage: { totalBytes: number; freeBytes: number; uploads: boolean; work: boolean };
}
/** Something the server says, with the code and parameters that our own words for it are made of. */
export interface Told {
  code: string;
  parameters: Record<string, string>;
  words: string;
  cure: string | null;
}
