import { Fragment } from 'react';

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#x2F;': '/',
};

function plain(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|#x27|#x2F);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Text in which the server marked the words that were searched for. Whatever is not a mark is shown as text, never as markup. */
export function Marked({ html }: { html: string }) {
  const parts = html.split(/(<mark>[\s\S]*?<\/mark>)/);
  return (
    <>
      {parts.map((part, index) => {
        const marked = /^<mark>([\s\S]*)<\/mark>$/.exec(part);
        // Parts have no identity but their place.
        return marked ? (
          <mark key={index}>{plain(marked[1] ?? '')}</mark>
        ) : (
          <Fragment key={index}>{plain(part)}</Fragment>
        );
      })}
    </>
  );
}
