import type { Department, Person, Ref, Role } from '../platform/api/types.ts';

/** The wire types of what admins see of people, departments and changes. */
export type RosterSource = 'LOCAL' | 'PROVIDER' | 'SCIM' | 'KEYCLOAK' | 'CSV';
export type PersonField = 'name' | 'email' | 'department' | 'roles' | 'enabled';
export interface AdminPerson extends Person {
  roles: Role[];
  manages: Ref[];
  enabled: boolean;
  lockedUntil: string | null;
  lastSignInAt: string | null;
  source: RosterSource;
  email: string | null;
  externalId: string | null;
  managedFields: PersonField[];
  keptBy: string | null;
  hasPassword: boolean;
}
export interface PersonSession {
  id: string;
  method: 'LOCAL' | 'PROVIDER' | 'BEARER';
  provider: string | null;
  client: string | null;
  address: string | null;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}
export type BulkAction = 'ENABLE' | 'DISABLE' | 'MOVE';
export type BulkRefusal = 'ONESELF' | 'LAST_ADMIN' | 'KEPT_ELSEWHERE';
export interface BulkResult {
  affected: number;
  unchanged: number;
  refused: { id: string; name: string; why: BulkRefusal }[];
}
export interface AdminDepartment extends Department {
  managers: Ref[];
  source: RosterSource;
}
export interface AuditRecord {
  id: string;
  at: string;
  actor: string;
  actorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  subject: string | null;
  before: string | null;
  after: string | null;
  address: string | null;
}
