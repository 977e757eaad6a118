import { Logo } from '../kit/Logo.tsx';
import classes from './Waiting.module.css';

export function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true">
      <Logo size={44} />
    </div>
  );
}
