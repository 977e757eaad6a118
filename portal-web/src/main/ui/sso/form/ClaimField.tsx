import { Autocomplete } from '@mantine/core';

interface Props {
  label: string;
  description?: string;
  value: string;
  claims: string[];
  error?: boolean;
  onChange: (claim: string) => void;
}

/** The name of a claim, inner ones by their way: `realm_access.roles`. */
export function ClaimField({ label, description, value, claims, error, onChange }: Props) {
  return (
    <Autocomplete
      label={label}
      description={description}
      data={claims}
      value={value}
      error={error}
      limit={12}
      spellCheck={false}
      autoCapitalize="none"
      onChange={onChange}
    />
  );
}
