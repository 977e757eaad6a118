import { api } from '../../platform/api/client.ts';
import { queryClient } from '../../platform/api/query.ts';

export type Security = 'NONE' | 'STARTTLS' | 'TLS';

export interface Mail {
  version: number;
  /** Empty where no mail is sent. */
  host: string;
  port: number;
  security: Security;
  username: string;
  passwordSet: boolean;
  senderAddress: string;
  senderName: string;
  portal: string;
  changedBy: string | null;
  changedAt: string | null;
}

export interface Wish extends Pick<
  Mail,
  'version' | 'host' | 'port' | 'security' | 'username' | 'senderAddress' | 'senderName' | 'portal'
> {
  /** Null keeps the one that is set, an empty one goes. */
  password: string | null;
}

export interface MailTest {
  taken: boolean;
  answers: string[];
  trouble: string | null;
}

export const MAIL = ['admin', 'mail'] as const;

export const mail = (signal?: AbortSignal) => api<Mail>('/admin/mail', { signal });

export async function change(wish: Wish): Promise<void> {
  queryClient.setQueryData(MAIL, await api<Mail>('/admin/mail', { method: 'PUT', body: wish }));
}

export const test = (address: string) =>
  api<MailTest>('/admin/mail/test', { method: 'POST', body: { address } });
