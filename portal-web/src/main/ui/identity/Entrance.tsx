import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../platform/kit/Logo.tsx';
import { LanguageButtons } from './LanguageButtons.tsx';
import classes from './Entrance.module.css';

interface Props {
  title: string;
  lead: string;
  children: ReactNode;
}

/** What stands before the house: the mark, a few words, a form, and the gallery beside it. */
export function Entrance({ title, lead, children }: Props) {
  const { t } = useTranslation();
  return (
    <main className={classes.page} id="content">
      <section className={classes.card} aria-labelledby="welcome">
        <div className={classes.brand}>
          <Logo size={34} />
          <span>{t('platform.name')}</span>
        </div>
        <h1 className={classes.title} id="welcome">
          {title}
        </h1>
        <p className={classes.lead}>{lead}</p>
        {children}
        <LanguageButtons />
      </section>
      <Arcade />
    </main>
  );
}

/** Why it did not go on; there from the start, so that a screen reader hears it arrive. */
export function Refusal({ text }: { text: string | null }) {
  return (
    <div role="alert">
      {text && (
        <Alert
          color="terracotta"
          variant="light"
          icon={<IconAlertCircle stroke={1.75} />}
          className={classes.alert}
        >
          {text}
        </Alert>
      )}
    </div>
  );
}

/** The gallery the house is named after, as a quiet drawing. */
function Arcade() {
  const arches = Array.from({ length: 7 }, (_, i) => i * 150 - 40);
  return (
    <div className={classes.art} aria-hidden="true">
      <svg viewBox="0 0 900 1000" preserveAspectRatio="xMidYMax slice" fill="none">
        {[0, 1, 2].map((tier) => (
          <g
            key={tier}
            transform={`translate(${tier % 2 ? -75 : 0} ${60 + tier * 320})`}
            opacity={1 - tier * 0.22}
          >
            {arches.map((x) => (
              <path
                key={x}
                d={`M${x} 300V110a66 66 0 0 1 132 0v190M${x + 22} 300V116a44 44 0 0 1 88 0v184`}
                stroke="currentColor"
                strokeWidth="2"
              />
            ))}
            <path d="M-200 300h1300M-200 312h1300" stroke="currentColor" strokeWidth="2" />
          </g>
        ))}
      </svg>
    </div>
  );
}
