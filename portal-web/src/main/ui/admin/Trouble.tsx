import classes from './Trouble.module.css';

export function Trouble({ text }: { text: string | null }) {
  return <div role="alert">{text && <p className={classes.trouble}>{text}</p>}</div>;
}
