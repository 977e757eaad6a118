/** Where a deep link meant to go: a path of ours, or home. Never another host. */
export function safeTarget(to: string | null): string {
  if (!to || !to.startsWith('/') || to.startsWith('//') || to.includes('\\') || to.startsWith('/sign-in'))
    return '/';
  return to;
}
