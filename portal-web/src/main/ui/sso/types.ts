import type { Role, Told } from '../platform/api/types.ts';

/** The wire types of sign-on. As everywhere, the server leaves out what is null. */
export type ProviderState = 'DRAFT' | 'ACTIVE' | 'CHANGED' | 'OFF';
export type MappingForm = 'PATH' | 'NAME' | 'EXTERNAL_ID';
export interface Mapping {
  claim: string;
  form: MappingForm;
  create: boolean;
}
export type RuleOperator = 'IS' | 'STARTS_WITH' | 'MATCHES' | 'EXISTS';
export type RuleEffect = 'ROLE' | 'DEPARTMENT' | 'GROUP' | 'DENY' | 'DENY_UNLESS';
export interface Group {
  id: string;
  name: string;
}
export interface Rule {
  claim: string;
  operator: RuleOperator;
  value: string | null;
  effect: RuleEffect;
  target: string | null;
}
export interface Settings {
  name: string;
  issuer: string;
  clientId: string;
  scopes: string[];
  prompt: string | null;
  acrValues: string | null;
  emailDomains: string[];
  apiAudience: string | null;
  unknownPeople: 'CREATE' | 'DENY';
  rosterClaim: string;
  usernameClaim: string;
  nameClaim: string;
  emailClaim: string;
  department: Mapping | null;
  groups: Mapping | null;
  rolesManaged: boolean;
  rules: Rule[];
}
export interface Provider {
  id: string;
  state: ProviderState;
  settings: Settings;
  active: Settings | null;
  redirectUrl: string;
  backChannelLogoutUrl: string;
  postLogoutUrl: string;
  secretSetAt: string | null;
  secretSetBy: string | null;
  provedAt: string | null;
  updatedAt: string;
  updatedBy: string;
}
export interface Providers {
  localHidden: boolean;
  mayHideLocal: boolean;
  mayHideLocalWhyNot: Told | null;
  items: Provider[];
}
export interface Step {
  name: string;
  state: 'PASSED' | 'FAILED' | 'NOT_REACHED';
  detail: string;
  cure: string | null;
  code: string | null;
  parameters: Record<string, string> | null;
}
export interface Test {
  steps: Step[];
}
export interface StartedDryRun {
  id: string;
  signInUrl: string;
}
export type ClaimSource = 'ID_TOKEN' | 'USER_INFO' | 'ACCESS_TOKEN';
export interface Claim {
  source: ClaimSource;
  name: string;
  value: string;
}
export interface Given {
  name: string;
  because: string;
  told: Told | null;
  isNew: boolean;
}
export interface Outcome {
  allowed: boolean;
  reason: string | null;
  told: Told | null;
  person: { id: string | null; name: string; username: string };
  isNew: boolean;
  roles: { role: Role; because: string; told: Told | null }[];
  department: Given | null;
  groups: Given[];
  givesAdmin: boolean;
}
export interface DryRun {
  id: string;
  state: 'WAITING' | 'PASSED' | 'DENIED' | 'FAILED';
  startedAt: string;
  steps: Step[];
  claims: Claim[];
  outcome: Outcome | null;
}
