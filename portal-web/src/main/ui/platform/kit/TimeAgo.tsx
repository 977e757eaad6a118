import { useFormat } from '../format/useFormat.ts';

/** How long ago, with the exact moment on hover. */
export function TimeAgo({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.exact(at)}>
      {format.ago(at)}
    </time>
  );
}
