import { useTranslation } from 'react-i18next';
import { ProblemError } from '../platform/api/client.ts';
import { useProblemText } from '../platform/kit/States.tsx';

const KNOWN = [
  'last-admin',
  'kept-elsewhere',
  'department-in-use',
  'can-sign-in',
  'has-items',
  'invalid-ladder',
  'store-fails',
  'store-not-empty',
  'stores-nested',
] as const;

/** The words for what an admin may not do; whatever else goes wrong is said as everywhere. */
export function useAdminProblem(): (error: unknown) => string {
  const { t } = useTranslation();
  const say = useProblemText();
  return (error) => {
    const code = error instanceof ProblemError ? KNOWN.find((one) => one === error.code) : undefined;
    return code ? t(`admin.problem.${code}`) : say(error);
  };
}
