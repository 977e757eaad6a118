import { IconHistory, IconPlayerPlay, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Suggestion } from '../platform/api/types.ts';
import { useSuggestions } from './useSuggestions.ts';
import classes from './SearchBox.module.css';

interface Props {
  onDone: () => void;
  takeFocus: boolean;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function useSearchKeys(focus: () => void) {
  const latest = useRef(focus);
  useEffect(() => {
    latest.current = focus;
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const slash =
        event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!slash && !controlK) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** The words in the address are the words in the box, also after going back. */
function useAddressWords(): [string, (value: string) => void] {
  const location = useLocation();
  const words = location.pathname === '/search' ? (new URLSearchParams(location.search).get('q') ?? '') : '';
  const [value, setValue] = useState(words);
  const [seen, setSeen] = useState(words);
  if (seen !== words) {
    setSeen(words);
    setValue(words);
  }
  return [value, setValue];
}

/** A name is looked for as the name of a speaker or a tag. */
function wordsOf({ kind, text }: Suggestion): string {
  return kind === 'SPEAKER' || kind === 'TAG' ? `${kind.toLowerCase()}:"${text.replace(/"/g, ' ')}"` : text;
}

export function SearchBox({ onDone, takeFocus }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [value, setValue] = useAddressWords();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { items, building } = useSuggestions(value, open);
  const shown = items.length > 0;
  const own = value.trim() === '';
  const Glass = own ? IconHistory : IconSearch;

  useSearchKeys(() => {
    input.current?.focus();
    input.current?.select();
  });
  useEffect(() => {
    if (takeFocus) input.current?.focus();
  }, [takeFocus]);

  function leave() {
    setOpen(false);
    setActive(-1);
    input.current?.blur();
    onDone();
  }

  function go(suggestion?: Suggestion) {
    if (suggestion?.mediaId) void navigate(`/watch/${suggestion.mediaId}`);
    else {
      const q = (suggestion ? wordsOf(suggestion) : value).trim();
      if (!q) return;
      setValue(q);
      void navigate(`/search?q=${encodeURIComponent(q)}`);
    }
    leave();
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((now) => ((now + 1 + step + items.length + 1) % (items.length + 1)) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(items[active]);
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else leave();
    }
  }

  return (
    <div
      className={classes.box}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <IconSearch className={classes.icon} size={18} stroke={1.9} aria-hidden="true" />
      <input
        ref={input}
        className={classes.input}
        type="search"
        role="combobox"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.box.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && shown ? `${listId}-${active}` : undefined}
        placeholder={t('search.box.placeholder')}
        value={value}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKey}
      />
      {value ? (
        <button
          type="button"
          className={classes.clear}
          aria-label={t('platform.list.clear')}
          onClick={() => {
            setValue('');
            input.current?.focus();
          }}
        >
          <IconX size={16} stroke={2} />
        </button>
      ) : (
        <kbd className={classes.key} aria-hidden="true" title={t('search.box.key')}>
          /
        </kbd>
      )}
      <div
        className={classes.list}
        hidden={!shown && !building}
        onMouseDown={(event) => event.preventDefault()}
      >
        <ul
          id={listId}
          role="listbox"
          aria-label={t(own ? 'search.box.recent' : 'search.box.suggestions')}
          hidden={!shown}
        >
          {items.map((item, index) => (
            <li
              key={`${item.kind} ${item.mediaId ?? ''} ${item.text}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes.option}
              onMouseEnter={() => setActive(index)}
              onClick={() => go(item)}
            >
              {item.mediaId ? (
                <span className={classes.poster}>
                  {item.posterUrl ? (
                    <img src={item.posterUrl} alt="" width={64} height={36} />
                  ) : (
                    <IconPlayerPlay size={16} stroke={1.75} aria-hidden="true" />
                  )}
                </span>
              ) : (
                <Glass size={16} stroke={1.75} aria-hidden="true" className={classes.glass} />
              )}
              <span className={classes.text} dir="auto">
                {item.text}
              </span>
              {(item.kind === 'SPEAKER' || item.kind === 'TAG') && (
                <span className={classes.kind}>{t(`search.box.kind.${item.kind}`)}</span>
              )}
            </li>
          ))}
        </ul>
        <p role="status" className={classes.building}>
          {building && t('search.box.building')}
        </p>
      </div>
    </div>
  );
}
